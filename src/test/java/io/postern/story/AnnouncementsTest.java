package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.cadence.Announcement;
import io.postern.journey.Announcements;
import io.postern.journey.Programs.Running;
import io.postern.ledger.IssueRecord;
import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import io.postern.partner.Preferences.Courtesy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A newsletter comes at nine by everybody's own clock, each issue once, and whoever wants is rid of
 * it.
 */
class AnnouncementsTest {
  private static final String NEWSLETTER = "announcement-newsletter";

  private static Town town() throws IOException {
    Path home = Town.freshHome();
    Path rules = Files.createDirectory(home.resolve("rules"));
    Files.writeString(
        rules.resolve("cadence.yml"),
        """
        announcements:
          newsletter:
            schedule: {every: month, at: "09:00"}
            per-minute: 2
        zones:
          second.example: Asia/Tokyo
        """);
    Path templates = Files.createDirectories(home.resolve("templates/en"));
    Files.writeString(
        templates.resolve(NEWSLETTER + ".md"),
        """
        ---
        subject: April at ${program.name}
        preheader: ${partner} has ${referrals} referrals.
        ---
        ${greeting}

        There is a new price list, **${partner}**.
        """);
    Town town =
        new Town(
            home,
            "",
            """
            inbound-rules: %s
            templates: %s
            http: {host: 127.0.0.1, port: 0, public-url: "https://postern.northwind.example"}
            """
                .formatted(rules, templates.getParent()));
    List<RosterRow> many =
        List.of("ann", "ben", "cem", "dan").stream()
            .map(
                name ->
                    new RosterRow(
                        "Many Partners",
                        name,
                        Address.of(name + "@many.example"),
                        Address.of(town.max.address()),
                        "",
                        Optional.empty()))
            .toList();
    town.engine().ledger().roster().take("northwind", many, "test", town.clock.instant());
    return town;
  }

  /** Lets time pass until a moment. */
  private static void until(Town town, String moment) {
    town.pass(Duration.between(town.clock.instant(), Instant.parse(moment)));
  }

  /** The newsletters that arrived and were not taken, by reader. */
  private static Map<String, Integer> newsletters(Town town) {
    Map<String, Integer> arrived = new TreeMap<>();
    town.untaken().stream()
        .filter(post -> post.notice().equals(NEWSLETTER))
        .forEach(post -> arrived.merge(post.to(), 1, Integer::sum));
    return arrived;
  }

  private static Post newsletter(Town town, String address) {
    Post post = town.next(address);
    while (!post.notice().equals(NEWSLETTER)) {
      post = town.next(address);
    }
    return post;
  }

  private static Courtesy courtesy(Town town, String address) {
    return town.engine()
        .ledger()
        .roster()
        .at("northwind", Address.of(address))
        .orElseThrow()
        .contact()
        .preferences()
        .courtesy();
  }

  private static HttpResponse<String> web(Town town, String link, Optional<String> posted)
      throws IOException, InterruptedException {
    URI here = URI.create("http://127.0.0.1:" + town.httpPort() + URI.create(link).getPath());
    HttpRequest.Builder request = HttpRequest.newBuilder(here);
    posted.ifPresent(
        body ->
            request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }

  @Test
  void anIssueComesAtNineByTheOwnClockOnceAndWhoeverWantsIsRidOfIt() throws Exception {
    try (Town town = town()) {
      until(town, "2026-03-31T23:59:59Z");
      assertEquals(Map.of(), newsletters(town));
      until(town, "2026-04-01T00:00:00Z"); // nine in Tokyo
      assertEquals(Map.of("sue@second.example", 1), newsletters(town));

      until(town, "2026-04-01T07:00:00Z"); // nine in Berlin: five readers, two a minute
      assertEquals(3, newsletters(town).size());
      town.sleepsFor(Duration.ofSeconds(30)); // the engine stops with three to go
      assertEquals(3, newsletters(town).size());
      town.pass(Duration.ofMinutes(1));
      assertEquals(5, newsletters(town).size());
      town.pass(Duration.ofMinutes(1));
      assertEquals(
          Map.of(
              "ann@many.example", 1,
              "ben@many.example", 1,
              "cem@many.example", 1,
              "dan@many.example", 1,
              "pat@bright.example", 1,
              "sue@second.example", 1),
          newsletters(town));
      IssueRecord issue = town.engine().ledger().issues().list("northwind", 1).getFirst();
      assertEquals("2026-04 sent", issue.issue().key() + " " + issue.how());

      Post pats = newsletter(town, town.pat.address());
      assertEquals("April at Northwind", pats.subject());
      assertTrue(pats.text().contains("Bright Advisory"), pats.text());
      assertEquals("bulk", pats.header("Precedence"));
      assertEquals("List-Unsubscribe=One-Click", pats.header("List-Unsubscribe-Post"));

      byTheLink(town, pats);
      byMail(town, newsletter(town, "sue@second.example"));
      byReply(town, newsletter(town, "ann@many.example"));
      asAnyMail(town, newsletter(town, "ben@many.example"));
      whoStoppedGetsNoMoreAndDealMailAllTheSame(town);
    }
  }

  // Mail scanners follow every link: only the button, or the mail program's own POST, does it.
  private static void byTheLink(Town town, Post mail) throws Exception {
    String link = between(mail.header("List-Unsubscribe"), "<", ">");
    assertTrue(link.startsWith("https://postern.northwind.example/unsubscribe/"), link);
    assertTrue(mail.text().replace("\n", "").contains(link), mail.text());
    HttpResponse<String> page = web(town, link, Optional.empty());
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("<form method=\"post\">"), page.body());
    assertTrue(page.body().contains("pat@bright.example"), page.body());
    assertEquals(Courtesy.WANTED, courtesy(town, town.pat.address()));

    String oneClick = "List-Unsubscribe=One-Click";
    HttpResponse<String> done = web(town, link, Optional.of(oneClick));
    assertEquals(200, done.statusCode());
    assertFalse(done.body().contains("<form"), done.body());
    assertEquals(Optional.empty(), done.headers().firstValue("Set-Cookie"));
    assertEquals(Courtesy.STOPPED, courtesy(town, town.pat.address()));
    assertEquals(200, web(town, link, Optional.of(oneClick)).statusCode(), "again does no harm");

    String replyToken = between(mail.replyTo(), "+", "@");
    String notThat = "https://postern.northwind.example/unsubscribe/" + replyToken;
    assertEquals(404, web(town, notThat, Optional.of(oneClick)).statusCode());
    String unknown = "https://postern.northwind.example/unsubscribe/abcdefghijklmnopqrstuvwxyz";
    assertEquals(404, web(town, unknown, Optional.of(oneClick)).statusCode());
  }

  // Mail programs write there in their own words, or none.
  private static void byMail(Town town, Post mail) {
    Person sue = new Person(town, "Sue Second", "sue@second.example");
    String mailTo = between(mail.header("List-Unsubscribe"), "mailto:", "?");
    sue.sendsRaw(
        mailTo,
        "From: sue@second.example\nTo: %s\nSubject: stop\nMessage-ID: <u1@second.example>\n\n"
            .formatted(mailTo));
    assertEquals("preferences-set", sue.receives().notice());
    assertEquals(Courtesy.STOPPED, courtesy(town, sue.address()));
  }

  private static void byReply(Town town, Post mail) {
    Person ann = new Person(town, "Ann", "ann@many.example");
    ann.replies(mail, "stop");
    assertEquals("preferences-set", ann.receives().notice());
    assertEquals(Courtesy.STOPPED, courtesy(town, ann.address()));
  }

  private static void asAnyMail(Town town, Post mail) {
    Person ben = new Person(town, "Ben", "ben@many.example");
    ben.replies(mail, MainJobTest.ACME);
    assertEquals("referral-receipt", ben.receives().notice());
    assertEquals("review-request", town.max.receives().notice());
    assertEquals(Courtesy.WANTED, courtesy(town, ben.address()));
  }

  private static void whoStoppedGetsNoMoreAndDealMailAllTheSame(Town town) {
    Announcements story = town.engine().announcements();
    Running running = town.engine().programs().all().getFirst();
    Announcement news = story.of(running.program()).named("newsletter").orElseThrow();
    Map<String, String> whyNot = new TreeMap<>();
    story
        .preview(running, news)
        .places()
        .forEach(
            place ->
                whyNot.put(
                    place.reader().contact().email().toString(),
                    place.whyNot().map(why -> why.word()).orElse("")));
    assertEquals(
        Map.of(
            "ann@many.example", "stopped",
            "ben@many.example", "",
            "cem@many.example", "",
            "dan@many.example", "",
            "pat@bright.example", "stopped",
            "sue@second.example", "stopped"),
        whyNot);
    newsletter(town, "cem@many.example");
    newsletter(town, "dan@many.example");
    assertEquals(Map.of(), newsletters(town));

    assertTrue(story.send(running.program(), news).isPresent());
    town.pass(Duration.ofMinutes(1));
    assertEquals(Optional.empty(), story.send(running.program(), news), "once a day");
    town.pass(Duration.ofMinutes(1));
    assertEquals(
        Map.of("ben@many.example", 1, "cem@many.example", 1, "dan@many.example", 1),
        newsletters(town));

    story.test(running.program(), news, Address.of(town.max.address()), Optional.empty());
    town.engine().wake();
    assertEquals("Test: April at Northwind", newsletter(town, town.max.address()).subject());

    town.pat.writes("A lead", MainJobTest.ACME.replace("Acme", "Anvil").replace("acme", "anvil"));
    Post next = town.pat.receives();
    while (next.notice().equals("statement")) {
      next = town.pat.receives();
    }
    assertEquals("referral-receipt", next.notice());
  }
}
