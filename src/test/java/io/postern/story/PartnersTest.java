package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.ledger.MailRow;
import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import io.postern.partner.Partner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How partners come in: invited by a manager, or by applying; and how they are met. */
class PartnersTest {
  private static Town town;

  @BeforeAll
  static void open() throws IOException {
    Path home = Town.freshHome();
    Path kit = Files.createDirectory(home.resolve("kit"));
    Files.writeString(kit.resolve("links.md"), "- [The start](https://northwind.example/start)\n");
    Files.writeString(kit.resolve("one-pager.txt"), "Northwind on a page.\n");
    Path rules = Files.createDirectory(home.resolve("rules"));
    Files.writeString(
        rules.resolve("partners.yml"),
        "criteria:\n"
            + "  - Sells to companies of 50 people or more.\n"
            + "reminders: [7, 21]\n"
            + "nudges: [3, 14]\n");
    town = new Town(home, "", "inbound-rules: %s\n".formatted(rules), "kit: " + kit);
  }

  @AfterAll
  static void close() {
    town.close();
  }

  private static Person somebody(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    return new Person(town, name, key + "@" + key + ".example");
  }

  private static Optional<Partner> partnerOf(Person person) {
    return town.engine()
        .ledger()
        .roster()
        .at("northwind", Address.of(person.address()))
        .map(found -> found.partner());
  }

  private static MailRow latest() {
    town.untaken();
    return town.mails().getFirst();
  }

  /** Max invites in a reply to one of our mails. */
  private static Post invited(Person who, String company) {
    town.pass(Duration.ofHours(2)); // what is said without effect is answered three times an hour
    town.max.writes("help", "help");
    Post help = town.max.receives();
    assertEquals("help", help.notice());
    town.max.replies(help, "invite " + who.address() + ", " + company);
    Post news = town.max.receives();
    assertEquals("newcomer-news", news.notice());
    assertEquals(company + " is invited", news.subject());
    Post invitation = who.receives();
    assertEquals("invitation", invitation.notice());
    return invitation;
  }

  @Test
  void whoSaysYesToAnInvitationIsAPartnerAndIsRemindedUntilTheFirstReferral() {
    Person anna = somebody("Anna");
    Post invitation = invited(anna, "Firm Ltd");
    assertTrue(invitation.text().contains("90 days"), invitation.text());
    assertEquals(Optional.empty(), partnerOf(anna), "not before the yes");

    anna.replies(invitation, "What does it cost me?");
    assertEquals("newcomer-told", anna.receives().notice());
    Post question = town.max.receives();
    assertEquals("newcomer-wrote", question.notice());
    town.max.replies(question, "It costs you nothing.");
    assertEquals("newcomer-news", town.max.receives().notice());
    Post answer = anna.receives();
    assertTrue(answer.text().contains("It costs you nothing."), answer.text());

    anna.replies(answer, "Yes, I would like to join.\n\nAnna");
    Post welcome = anna.receives();
    assertEquals("welcome", welcome.notice());
    String bytes = new String(welcome.bytes(), StandardCharsets.US_ASCII);
    assertTrue(bytes.contains("filename=\"one-pager.txt\""), "the kit goes with it");
    assertTrue(welcome.text().contains("https://northwind.example/start"), welcome.text());
    assertTrue(town.max.receives().subject().startsWith("Firm Ltd is a partner now"));
    Partner firm = partnerOf(anna).orElseThrow();
    assertEquals("Firm Ltd", firm.name());
    assertEquals(Address.of(town.max.address()), firm.managerEmail());

    anna.replies(invitation, "join");
    assertEquals("You are a partner already", anna.receives().subject());
    anna.replies(welcome, "kit");
    assertEquals("welcome-kit", anna.receives().notice());

    town.pass(Duration.ofDays(3));
    Post nudge = anna.receives();
    assertEquals("nudge", nudge.notice());
    anna.replies(nudge, lead("Anvil"));
    assertEquals("referral-receipt", anna.receives().notice());
    Post review = town.max.receives();
    assertEquals("review-request", review.notice());
    town.max.replies(review, "decline: no budget there");
    assertEquals("command-confirmed", town.max.receives().notice());
    town.pass(Duration.ofDays(12));
    assertEquals("declined", anna.receives().notice());
    assertTrue(
        town.untaken().stream().noneMatch(post -> post.notice().equals("nudge")),
        "the first referral ends it");
  }

  @Test
  void whoDoesNotAnswerAnInvitationHearsTwiceAndThenTheManagerDoes() throws IOException {
    Path home = Town.freshHome();
    Path rules = Files.createDirectory(home.resolve("rules"));
    Files.writeString(rules.resolve("partners.yml"), "reminders: [7, 21]\n");
    try (Town own = new Town(home, "", "", "inbound-rules: " + rules)) {
      Person ida = new Person(own, "Ida", "ida@island.example");
      own.max.writes("help", "help");
      own.max.replies(own.max.receives(), "invite ida@island.example, Island Ltd");
      assertEquals("Island Ltd is invited", own.max.receives().subject());
      Post invitation = ida.receives();
      own.pass(Duration.ofDays(6));
      assertEquals(List.of(), own.untaken());
      own.sleepsFor(Duration.ofDays(1));
      assertEquals("Our invitation to Northwind is still open", ida.receives().subject());
      own.pass(Duration.ofDays(14));
      Post last = ida.receives();
      assertEquals("A last word on our invitation to Northwind", last.subject());
      assertEquals("Island Ltd has not answered your invitation", own.max.receives().subject());
      own.sleepsFor(Duration.ofDays(40));
      assertEquals(List.of(), own.untaken(), "each of them once");

      ida.replies(last, "Sorry for the delay. Yes, I would like to join.");
      assertEquals("welcome", ida.receives().notice());
      assertEquals("Island Ltd is a partner now", own.max.receives().subject());
      ida.replies(invitation, "join");
      assertEquals("You are a partner already", ida.receives().subject());
    }
  }

  @Test
  void aFreshMailOfAManagerIsAskedAboutBeforeAnybodyIsInvited() {
    Person bea = somebody("Bea");
    town.mia.writes("A new partner", "invite bea@bea.example, Barrel & Sons");
    Post check = town.mia.receives();
    assertEquals("invitation-check", check.notice());
    assertTrue(town.untaken().stream().noneMatch(post -> post.to().equals(bea.address())));
    town.mia.replies(check, "yes");
    assertEquals("Barrel & Sons is invited", town.mia.receives().subject());
    Post invitation = bea.receives();

    bea.replies(invitation, "No, thank you.");
    assertEquals("You do not take part", bea.receives().subject());
    assertEquals("Barrel & Sons does not want to join", town.mia.receives().subject());
    assertEquals(Optional.empty(), partnerOf(bea));

    town.mia.replies(check, "invite pat@bright.example, Bright Advisory");
    assertEquals("Bright Advisory is a partner already", town.mia.receives().subject());
  }

  @Test
  void anApplicantIsAcceptedAndTheMailThatWaitedKeepsItsTime() {
    Person cleo = somebody("Cleo");
    cleo.writes("A lead for you", lead("Crate"));
    Post unknown = cleo.receives();
    assertEquals("sender-unknown", unknown.notice());
    town.pass(Duration.ofHours(5));
    cleo.replies(unknown, "We are Crate Advisory, eight consultants, and work for builders.");
    assertEquals("Your application to Northwind", cleo.receives().subject());
    Post application = town.max.receives();
    assertEquals("application", application.notice());
    assertTrue(application.text().contains("50 people or more"), "the criteria stand beside it");
    assertTrue(application.text().contains("eight consultants"), application.text());

    town.max.replies(application, "accept as Bright Advisory");
    assertEquals("newcomer-news", town.max.receives().notice());
    Post welcome = cleo.receives();
    assertEquals("welcome", welcome.notice());
    Post receipt = cleo.receives();
    assertEquals("referral-receipt", receipt.notice());
    assertTrue(receipt.text().contains("10:00"), receipt.text()); // five hours before
    town.max.replies(town.max.receives(), "decline: no budget there");
    assertEquals("command-confirmed", town.max.receives().notice());
    town.pass(Duration.ofMinutes(5));
    assertEquals("declined", cleo.receives().notice());
    assertEquals(
        "Bright Advisory (cleo.example)",
        partnerOf(cleo).orElseThrow().name(),
        "another partner's name gives no access to that partner");

    town.max.replies(application, "accept");
    assertEquals("Nothing left to decide", town.max.receives().subject());
  }

  @Test
  void anApplicantIsRefusedWithAReason() {
    Person dora = somebody("Dora");
    town.pass(Duration.ofHours(2));
    dora.writes("Hello", "I have somebody for you.");
    Post unknown = dora.receives();
    dora.replies(unknown, "We are Dora & Co and sell flowers.");
    dora.receives();
    Post application = town.max.receives();
    town.max.replies(application, "Where do you sell them?");
    assertEquals("newcomer-news", town.max.receives().notice());
    Post answer = dora.receives();
    assertEquals("newcomer-answer", answer.notice());
    dora.replies(answer, "In Hamburg.");
    dora.receives();
    Post more = town.max.receives();
    assertTrue(more.text().contains("In Hamburg."), more.text());

    town.pass(Duration.ofDays(7));
    assertTrue(dora.receives().text().contains("takes longer"), "silence is no answer");
    assertEquals("dora.example still waits for an answer", town.mia.receives().subject());
    Post reminder = town.max.receives();
    assertEquals("newcomer-news", reminder.notice());
    town.max.replies(reminder, "refuse: we look for partners in software");
    assertEquals("newcomer-news", town.max.receives().notice());
    Post told = dora.receives();
    assertTrue(told.text().contains("partners in software"), told.text());
    assertEquals(Optional.empty(), partnerOf(dora));
    assertFalse(
        town.mails().stream()
            .anyMatch(
                mail -> mail.reason().equals("sender-unknown") && mail.subject().equals("Hello")),
        "the mail that waited is put away");
  }

  @Test
  void aColleagueFollowsADealAtOnceAndSomebodyFromElsewhereOnceTheManagerSaysSo() {
    Person tom = new Person(town, "Tom", "tom@bright.example");
    Person lee = somebody("Lee");
    town.pat.writes("Another lead", lead("Treadmill"));
    Post receipt = town.pat.receives();
    Post review = town.max.receives();

    town.pat.replies(receipt, "add: " + tom.address());
    Post added = tom.receives();
    assertEquals("collaborator-added", added.notice());
    assertTrue(added.text().contains("Pat Bright added you"), added.text());
    assertEquals("collaborator-answer", town.pat.receives().notice());

    town.pat.replies(receipt, "Please add " + lee.address());
    assertTrue(town.pat.receives().text().contains("asked Max Manager"));
    Post question = town.max.receives();
    assertEquals("collaborator-asked", question.notice());
    assertTrue(town.untaken().stream().noneMatch(post -> post.to().equals(lee.address())));
    assertEquals(Optional.empty(), partnerOf(lee));
    town.max.replies(question, "add: " + lee.address());
    assertEquals("command-confirmed", town.max.receives().notice());
    assertEquals("collaborator-added", lee.receives().notice());
    assertEquals("collaborator-answer", town.pat.receives().notice());
    assertEquals("Bright Advisory", partnerOf(lee).orElseThrow().name());

    town.max.replies(review, "add: " + town.mia.address());
    assertEquals("command-confirmed", town.max.receives().notice());
    assertEquals("collaborator-added", town.mia.receives().notice());
    assertEquals("collaborator-answer", town.pat.receives().notice());

    tom.replies(added, "They moved to Hamburg last week.");
    assertEquals("message-passed-on", tom.receives().notice());
    assertEquals("message-from-partner", town.max.receives().notice());
    assertEquals("message-from-partner", town.mia.receives().notice());

    moves(tom, "Second Partner");
    town.max.replies(review, "approve\n\nLovely.");
    assertEquals("command-confirmed", town.max.receives().notice());
    town.max.replies(review, "undo");
    assertEquals("command-confirmed", town.max.receives().notice());
    town.pass(Duration.ofMinutes(5));
    assertEquals(List.of(), town.untaken(), "what is undone is undone for all who follow");
    town.max.replies(review, "approve");
    assertEquals("command-confirmed", town.max.receives().notice());
    town.pass(Duration.ofMinutes(5));
    assertEquals("approved", town.pat.receives().notice());
    assertEquals("approved", lee.receives().notice());
    assertEquals(List.of(), town.untaken(), "nothing goes to who has moved to another partner");
  }

  @Test
  void whoPausesIsNotNudged() {
    Person finn = somebody("Finn");
    finn.replies(invited(finn, "Finn & Sons"), "Count me in!");
    Post welcome = finn.receives();
    town.max.receives();
    finn.replies(welcome, "pause");
    assertEquals("preferences-set", finn.receives().notice());
    town.pass(Duration.ofDays(3));
    assertTrue(town.untaken().stream().noneMatch(post -> post.to().equals(finn.address())));
  }

  @Test
  void aYesThatNothingProvesMakesNobodyAPartner() {
    Person ella = somebody("Ella");
    Post invitation = invited(ella, "Ella Ltd");
    Person forger = new Person(town, "Ella", "ella@elsewhere.example");
    forger.replies(invitation, "yes");
    assertEquals("token-of-another", latest().reason());
    assertEquals(Optional.empty(), partnerOf(ella));
    assertEquals(Optional.empty(), partnerOf(forger));
    assertEquals(List.of(), town.untaken());
  }

  private static void moves(Person person, String partner) {
    RosterRow row =
        new RosterRow(
            partner,
            person.name(),
            Address.of(person.address()),
            Address.of(town.mia.address()),
            "",
            Optional.empty());
    town.engine().leavers().take(town.engine().programs().all().getFirst(), List.of(row), "test");
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
}
