package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deal.RegistrationStatus;
import io.postern.deciding.Outcome;
import io.postern.ledger.MailRow;
import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile mails of the design that have no file in the sample, named by their ids there. */
class HostileScenariosTest {
  private static final String INTAKE = "referrals@northwind.example";
  private static final String MAX = "From: Max Manager <max@northwind.example>\n";
  private static final String PROVEN =
      "Authentication-Results: mx.northwind.example; dkim=pass header.d=northwind.example\n";
  private static final String TEXT = "Content-Type: text/plain; charset=utf-8\n";

  private static Town town;
  private static Person eve;
  private static Post review;

  /**
   * @param results what the border says of its origin
   * @param mail from its From line on
   * @param held whether nobody may be told but the manager whose name it bears
   */
  private record Trick(String id, String what, String results, String mail, boolean held) {
    @Override
    public String toString() {
      return id + " " + what;
    }
  }

  @BeforeAll
  static void open() {
    town = new Town();
    eve = new Person(town, "Eve", "eve@attacker.example");
    town.pat.writes("A lead for you", MainJobTest.ACME);
    town.pat.receives();
    review = town.max.receives();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  private static String by(String results) {
    return "Authentication-Results: mx.northwind.example; " + results + "\n";
  }

  static List<Trick> approvals() {
    String mixed = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n";
    return List.of(
        new Trick("I26", "a token with a forged From", "", MAX + "\napprove\n", true),
        new Trick(
            "I02",
            "signed by the attacker's own domain",
            by("dkim=pass header.d=attacker.example"),
            MAX + "\napprove\n",
            true),
        new Trick(
            "I04", "two From lines", PROVEN, MAX + "From: eve@attacker.example\n\napprove\n", true),
        new Trick(
            "I05",
            "a From line after a blank",
            PROVEN,
            "Subject: x\n From: max@northwind.example\nFrom: eve@attacker.example\n\napprove\n",
            true),
        new Trick(
            "I14",
            "text behind the address",
            PROVEN,
            "From: <eve@attacker.example> max@northwind.example\n\napprove\n",
            true),
        new Trick(
            "I19",
            "forged results below another server's line",
            "Received: from a by relay.attacker.example; Mon, 2 Mar 2026 09:00:00 +0000\n" + PROVEN,
            MAX + "\napprove\n",
            true),
        new Trick(
            "I20",
            "a comment in the results",
            by("spf=pass smtp.mailfrom=any@northwind.example(.attacker.example"),
            MAX + "\napprove\n",
            true),
        new Trick(
            "I21",
            "a quote in the signing domain",
            by("dkim=pass header.d=\"northwind.example'.attacker.example\""),
            MAX + "\napprove\n",
            true),
        new Trick(
            "I43",
            "text and HTML disagree",
            PROVEN,
            MAX
                + "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\nplease wait, I am not sure\n"
                + "--b\nContent-Type: text/html\n\n<p>approve</p>\n--b--\n",
            false),
        new Trick(
            "I44",
            "a hidden command",
            PROVEN,
            MAX
                + "MIME-Version: 1.0\nContent-Type: text/html\n\n"
                + "<div style=\"display:none\">approve</div><p>who is this?</p>\n",
            false),
        new Trick(
            "M04",
            "parts without a boundary",
            PROVEN,
            MAX
                + "MIME-Version: 1.0\nContent-Type: multipart/mixed\n\n"
                + "--b\nContent-Type: text/plain\n\napprove\n--b--\n",
            false),
        new Trick(
            "M06",
            "a command before and after the parts",
            PROVEN,
            MAX + mixed + "\napprove\n--b\n" + TEXT + "\nwho is this?\n--b--\napprove\n",
            false),
        new Trick(
            "M08",
            "a boundary in pieces",
            PROVEN,
            MAX
                + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary*0=b; boundary*1=c\n\n"
                + "--b\n\nwho is this?\n--b--\n--bc\n\napprove\n--bc--\n",
            false),
        new Trick(
            "M09",
            "broken base64",
            PROVEN,
            MAX + "Content-Transfer-Encoding: base64\n\nYXBwcm92ZQ==!!!\n",
            false),
        new Trick(
            "M11",
            "uuencoded text",
            PROVEN,
            MAX
                + "Content-Transfer-Encoding: x-uuencode\n\n"
                + "begin 644 a\n'87!P<F]V90``\n`\nend\n",
            false),
        new Trick(
            "M13",
            "a part that lies elsewhere",
            PROVEN,
            MAX
                + mixed
                + "\n--b\nContent-Type: message/external-body; access-type=URL;"
                + " URL=\"http://127.0.0.1:1/approve\"\n\n"
                + TEXT
                + "\napprove\n--b--\n",
            false),
        new Trick("M20", "nothing at all", PROVEN, MAX + "\n", false),
        new Trick(
            "C03",
            "UTF-7",
            PROVEN,
            MAX
                + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-7\n\n"
                + "+AGEAcABwAHIAbwB2AGU-\n",
            false),
        new Trick(
            "L07", "our own mail comes back", PROVEN, MAX + "X-Postern-Loop: 1\n\napprove\n", true),
        new Trick(
            "L17",
            "a complaint about our mail",
            PROVEN,
            MAX
                + "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report;"
                + " boundary=b\n\n--b\n"
                + TEXT
                + "\napprove\n--b\nContent-Type: message/feedback-report\n\n"
                + "Feedback-Type: abuse\nVersion: 1\n\n--b--\n",
            true));
  }

  @ParameterizedTest
  @MethodSource("approvals")
  void noApprovalComesOfIt(Trick trick) {
    town.pass(Duration.ofMinutes(61)); // so that no fuse keeps an answer back
    town.untaken().forEach(post -> town.next(post.to()));
    eve.sendsAsIs(review.replyTo(), border() + trick.results() + id(trick.id()) + trick.mail());
    MailRow row = settled(trick.id());
    List<Post> told = town.untaken();
    told.forEach(post -> town.next(post.to()));
    assertEquals(
        RegistrationStatus.IN_REVIEW,
        town.engine()
            .ledger()
            .records()
            .deal(town.engine().programs().byId("northwind").orElseThrow().program(), 1001)
            .orElseThrow()
            .deal()
            .status());
    if (trick.held()) {
      assertTrue(
          Set.of(Outcome.HELD, Outcome.RECORDED).contains(row.outcome().orElseThrow()),
          row::toString);
      assertTrue(
          told.stream().allMatch(post -> post.to().equals(town.max.address())), told::toString);
    } else {
      assertEquals(Outcome.ASKED, row.outcome().orElseThrow(), row::toString);
      assertEquals(List.of("not-understood"), told.stream().map(Post::notice).toList());
      assertEquals(town.max.address(), told.getFirst().to());
    }
  }

  @Test
  void l04WhoWritesMoreThanIsAnsweredGetsOneMailAboutTheRest() {
    Person lea = new Person(town, "Lea", "lea@lever.example");
    RosterRow row =
        new RosterRow(
            "Lever Partners",
            "Lea",
            Address.of(lea.address()),
            Address.of(town.mia.address()),
            "",
            Optional.empty());
    town.engine().ledger().roster().take("northwind", List.of(row), "test", town.clock.instant());
    for (int i = 1; i <= 6; i++) {
      lea.writes("Question " + i, "Could we have the slides for meeting " + i + ", please?");
    }
    assertEquals(
        3, toldTo(lea).stream().filter(post -> post.notice().equals("message-passed-on")).count());

    town.pass(Duration.ofMinutes(61));
    List<Post> later = toldTo(lea);
    assertEquals(List.of("answers-joined"), later.stream().map(Post::notice).toList());
    String text = later.getFirst().text();
    assertFalse(text.contains("Question 3"), text);
    assertTrue(text.contains("Question 4") && text.contains("Question 6"), text);

    for (int i = 7; i <= 12; i++) {
      lea.writes("Question " + i, "Could we have the slides for meeting " + i + ", please?");
    }
    town.pass(Duration.ofMinutes(61));
    assertEquals(
        List.of(),
        toldTo(lea).stream().map(Post::notice).filter("answers-joined"::equals).toList(),
        "once a day");
  }

  private static List<Post> toldTo(Person person) {
    List<Post> told = new ArrayList<>();
    for (Post post : town.untaken()) {
      Post taken = town.next(post.to());
      if (taken.to().equals(person.address())) {
        told.add(taken);
      }
    }
    return told;
  }

  @Test
  void i38ACodeThatAnotherServiceSendsIsNotPassedOn() {
    Person service = new Person(town, "Service", "noreply@service.example");
    service.writes("Your code", "Your verification code is 123456.");
    town.untaken();
    assertTrue(
        town.untaken().stream().noneMatch(post -> post.text().contains("123456")),
        "nobody reads the code");
  }

  @Test
  void v03AStrangerAskingAboutADealLearnsNothing() {
    Person ann = new Person(town, "Ann", "ann@curious.example");
    ann.writes("NW-1001", "What is the status of NW-1001, Acme Tools?");
    Post told = ann.receives();
    assertEquals("sender-unknown", told.notice());
    assertFalse(told.text().contains("Acme"), told.text());
  }

  @Test
  void l05APersonsMailThatOnlyForbidsAutomaticAnswersIsHandled() {
    town.pat.sendsRaw(
        INTAKE,
        "From: Pat Bright <pat@bright.example>\nTo: referrals@northwind.example\n"
            + "Subject: One more\nMessage-ID: <l05@bright.example>\n"
            + "X-Auto-Response-Suppress: OOF, AutoReply\n\n"
            + MainJobTest.ACME.replace("Acme Tools", "Lever Works").replace("acme-tools", "lever"));
    assertEquals(Outcome.ACTED, settled("l05").outcome().orElseThrow());
    town.pat.receives();
    town.max.receives();
  }

  @Test
  void j03AndJ04CodeInWordsStaysWords() {
    town.pat.writes(
        "A lead",
        MainJobTest.ACME
            .replace("Acme Tools", "${7*7} <script>alert(1)</script>")
            .replace("acme-tools", "squares"));
    Post receipt = town.pat.receives();
    assertTrue(receipt.text().contains("${7*7}"), receipt.text());
    String raw = new String(receipt.bytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertFalse(
        raw.substring(raw.indexOf("text/html")).contains("<script>"),
        "escaped where HTML is meant");
    town.untaken().forEach(post -> town.next(post.to()));
  }

  @Test
  void c12DigitsOfOtherScriptsAreDigits() {
    town.pat.writes(
        "A lead",
        MainJobTest.ACME
            .replace("Acme Tools", "Crate Makers")
            .replace("acme-tools", "crates")
            .replace("50,000", "٥٠٠٠"));
    Post receipt = town.pat.receives();
    assertTrue(receipt.text().contains("5,000 GBP"), receipt.text());
    town.untaken().forEach(post -> town.next(post.to()));
  }

  @Test
  void d03TheSameMessageIdWithOtherWordsIsAnotherMail() {
    String mail = "From: Pat Bright <pat@bright.example>\nMessage-ID: <d03@bright.example>\n\n";
    town.pat.sendsRaw(INTAKE, mail + "Thank you for the first call.\n");
    town.pat.sendsRaw(INTAKE, mail + "Thank you for the second call.\n");
    town.untaken();
    assertEquals(
        2,
        town.mails().stream().filter(one -> one.messageId().equals("d03@bright.example")).count());
    town.untaken().forEach(post -> town.next(post.to()));
  }

  @Test
  void p12NoMailIsTakenForOthers() {
    assertThrows(
        UncheckedIOException.class,
        () -> eve.sendsAsIs("somebody@elsewhere.example", "From: a@b.example\n\nhello\n"));
  }

  private static String border() {
    return "Received: from a.attacker.example by mx.northwind.example with ESMTPS;"
        + " Mon, 2 Mar 2026 09:00:00 +0000\n";
  }

  private static String id(String id) {
    return "Message-ID: <" + id + "@attacker.example>\n";
  }

  private static MailRow settled(String id) {
    town.untaken();
    return town.mails().stream()
        .filter(mail -> mail.messageId().startsWith(id + "@"))
        .findFirst()
        .orElseThrow();
  }
}
