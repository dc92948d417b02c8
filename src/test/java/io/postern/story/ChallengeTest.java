package io.postern.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deciding.Outcome;
import io.postern.ledger.MailRow;
import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mail that nothing proves waits for the word of an address on file. */
class ChallengeTest {
  private static Town town;

  @BeforeAll
  static void open() {
    town = new Town();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  private static Person partner(String name) {
    return partner(name, Optional.empty());
  }

  private static Person partner(String name, Optional<String> locale) {
    String local = name.toLowerCase(Locale.ROOT);
    Person person = new Person(town, name, local + "@" + local + ".example");
    RosterRow row =
        new RosterRow(
            name + " Partners",
            name,
            Address.of(person.address()),
            Address.of(town.mia.address()),
            "",
            locale);
    town.engine().ledger().roster().take("northwind", List.of(row), "test", town.clock.instant());
    return person;
  }

  private static String lead(String company) {
    return """
    I have a new referral for you.

    Company: %1$s Ltd
    Contact: Jane Doe
    Email: jane@%2$s.example
    Need: planning
    """
        .formatted(company, company.toLowerCase(Locale.ROOT));
  }

  private static MailRow latest() {
    town.untaken();
    return town.mails().getFirst();
  }

  @Test
  void aYesFromTheAddressOnFileRegistersTheMailWithTheTimeAtWhichItCame() {
    Person ada = partner("Ada");
    String came =
        DateTimeFormatter.ofPattern("HH:mm")
            .format(town.clock.instant().atZone(ZoneId.of("Europe/Berlin")));
    String id = ada.writesUnproven("A secret subject", lead("Anvil"));
    Post asked = ada.receives();
    assertEquals("sender-unverified", asked.notice());
    assertFalse(
        new String(asked.bytes(), UTF_8).contains("secret subject"), "no text of the mail in it");
    assertFalse(new String(asked.bytes(), UTF_8).contains(id), "not even its Message-ID");
    town.pass(Duration.ofHours(2));

    ada.repliesUnproven(asked, "Yes, that was me.\n\nThanks, Ada");
    Post receipt = ada.receives();
    assertEquals("referral-receipt", receipt.notice());
    assertTrue(receipt.text().contains(came), receipt.text()); // it is two hours later by now
    Post review = town.mia.receives();
    assertEquals("review-request", review.notice());

    ada.repliesUnproven(asked, "yes");
    assertEquals("challenge-answered", ada.receives().notice());
    assertEquals(List.of(), town.untaken());
    assertEquals("already-answered", latest().reason());
  }

  @Test
  void oneIsAskedOnceADay() {
    Person bea = partner("Bea");
    bea.writesUnproven("One", lead("Barrel"));
    assertEquals("sender-unverified", bea.receives().notice());
    bea.writesUnproven("Two", lead("Bucket"));
    bea.writesUnproven("Three", lead("Basket"));
    assertEquals(List.of(), town.untaken());
    assertEquals(Outcome.HELD, latest().outcome().orElseThrow());
  }

  @Test
  void aNoPutsTheMailAwayInAnyLanguage() {
    Person cleo = partner("Cleo", Optional.of("de"));
    cleo.writesUnproven("A lead", lead("Crate"));
    Post asked = cleo.receives();
    assertTrue(asked.subject().startsWith("War diese Mail"), asked.subject());
    cleo.replies(asked, "Nein, das war ich nicht!");
    Post answered = cleo.receives();
    assertEquals("challenge-answered", answered.notice());
    assertTrue(answered.text().contains("weggelegt"), answered.text());
    for (Person told : List.of(town.mia, new Person(town, "Admin", "admin@northwind.example"))) {
      Post alert = told.receives();
      assertEquals("sender-denied", alert.notice());
      assertTrue(alert.text().contains("cleo@cleo.example"), alert.text());
    }
    MailRow denied =
        town.mails().stream()
            .filter(mail -> mail.outcome().equals(Optional.of(Outcome.HELD)))
            .filter(mail -> mail.reason().equals("denied-by-sender"))
            .findFirst()
            .orElseThrow();

    cleo.replies(asked, "ja");
    assertEquals("challenge-answered", cleo.receives().notice());
    assertEquals("already-answered", latest().reason());
    assertEquals(List.of(), town.untaken(), "mail " + denied.id() + " stays in quarantine");
  }

  @Test
  void aContactWhoLeftAnswersNothingAndHearsNothing() {
    Person rex = partner("Rex");
    rex.writes("A lead", lead("Radial"));
    Post receipt = rex.receives();
    Post review = town.mia.receives();
    town.engine()
        .leavers()
        .leaves(town.engine().programs().all().getFirst(), Address.of(rex.address()), "ann");
    assertEquals("nobody-left", town.mia.receives().notice());

    rex.replies(receipt, "withdraw");
    assertEquals(List.of(), town.untaken());
    assertEquals("sender-unknown", latest().reason());
    town.mia.replies(review, "approve");
    assertEquals("command-confirmed", town.mia.receives().notice());
    town.pass(Duration.ofMinutes(5));
    assertEquals(List.of(), town.untaken(), "nobody there is told any more");
  }

  @Test
  void aMailServiceThatSignsForSomebodyIsRememberedAfterAYes() {
    Person dora = partner("Dora");
    dora.writesSignedBy("mailservice.example", "A lead", lead("Dynamo"));
    Post asked = dora.receives();
    dora.repliesSignedBy("mailservice.example", asked, "yes");
    assertEquals("referral-receipt", dora.receives().notice());
    town.mia.receives();

    dora.writesSignedBy("mailservice.example", "A lead", lead("Dredger"));
    assertEquals("referral-receipt", dora.receives().notice());
    town.mia.receives();
    dora.writesSignedBy("other.example", "A lead", lead("Drill"));
    assertEquals(List.of(), town.untaken());
    assertEquals("sender-unproven", latest().reason());
  }

  @Test
  void anAbsenceNoteThatNothingMarksAnswersNoChallenge() {
    Person ella = partner("Ella");
    ella.writesUnproven("A lead", lead("Elevator"));
    Post asked = ella.receives();
    ella.repliesUnproven(asked, "Yes, I am away until Monday and read my mail after that.");
    Post again = ella.receives();
    assertEquals("sender-unverified", again.notice());
    ella.repliesUnproven(again, "Yes, I am away until Monday and read my mail after that.");
    assertEquals(List.of(), town.untaken());

    ella.repliesUnproven(again, "ok, yes");
    assertEquals("referral-receipt", ella.receives().notice());
    town.mia.receives();
  }

  @Test
  void aRobotIsNeverAsked() {
    Person fay = partner("Fay");
    String mail =
        "From: Fay <%s>\n"
            + "To: referrals@northwind.example\n"
            + "Subject: A lead\n"
            + "Message-ID: <%s@fay.example>\n"
            + "%s\n"
            + "%s";
    fay.sendsAsIs(
        "referrals@northwind.example",
        mail.formatted(fay.address(), "f1", "Auto-Submitted: auto-generated\n", lead("Forge")));
    fay.sendsAsIs(
        "referrals@northwind.example",
        mail.formatted(fay.address(), "f2", "Precedence: bulk\n", lead("Foundry")));
    assertEquals(List.of(), town.untaken());
  }

  @Test
  void aColleagueCountsOnceSomebodyKnownThereVouches() {
    Person gus = partner("Gus");
    Person kim = new Person(town, "Kim", "kim@gus.example");
    Person lou = new Person(town, "Lou", "lou@gus.example");
    kim.writes("A lead", lead("Gearbox"));
    Post told = kim.receives();
    assertEquals("sender-unknown", told.notice());
    assertTrue(told.text().contains("asked somebody at your company"), told.text());
    Post asked = gus.receives();
    assertEquals("colleague-unknown", asked.notice());
    assertTrue(asked.text().contains("kim@gus.example"), asked.text());
    lou.writes("A lead", lead("Girder"));
    assertEquals("sender-unknown", lou.receives().notice());
    assertEquals(List.of(), town.untaken(), "one is asked once a day");

    kim.replies(asked, "yes");
    assertEquals(List.of(), town.untaken(), "nobody vouches for oneself");
    gus.replies(asked, "yes, she is a colleague");
    assertEquals("challenge-answered", gus.receives().notice());
    assertEquals("referral-receipt", kim.receives().notice());
    assertEquals("review-request", town.mia.receives().notice());
    kim.writes("Another lead", lead("Gauge"));
    assertEquals("referral-receipt", kim.receives().notice());
    town.mia.receives();
    assertEquals(List.of(), town.untaken());
  }

  @Test
  void somebodyWhoIsNoColleagueStaysOut() {
    Person hal = partner("Hal");
    Person ivo = new Person(town, "Ivo", "ivo@hal.example");
    ivo.writes("A lead", lead("Hammer"));
    ivo.receives();
    Post asked = hal.receives();
    hal.replies(asked, "no");
    assertEquals("challenge-answered", hal.receives().notice());
    ivo.writes("A lead", lead("Hinge"));
    assertEquals(List.of(), town.untaken());
    assertEquals("colleague-unknown", latest().reason());
  }

  @Test
  void aStrangerWhoAnswersWhatWeToldAppliesAndIsStillAStranger() {
    town.stranger.writes("A lead", lead("Saddle"));
    Post told = town.stranger.receives();
    assertEquals("sender-unknown", told.notice());
    town.stranger.replies(told, "yes");
    assertEquals("application", town.max.receives().notice());
    assertEquals("newcomer-told", town.stranger.receives().notice());
    assertEquals(List.of(), town.untaken(), "nobody but a manager is asked, nothing is registered");
    town.stranger.writes("Another lead", lead("Stirrup"));
    assertEquals(List.of(), town.untaken(), "said once");
    assertEquals("sender-unknown", latest().reason());
  }
}
