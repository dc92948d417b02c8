package io.postern.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.kit.Problem;
import io.postern.mail.Address;
import io.postern.program.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  private static final String SMALLEST =
      """
      postern:
        data-dir: ./data
        inbound:
          smtp: {host: 127.0.0.1, port: 2525}
        outbound:
          smtp: {host: 127.0.0.1, port: 1025, tls: none}
          undo-window: 2m
        trust:
          authserv-ids: [mx.northwind.example]
          received-by: [mx.northwind.example]
        programs:
          northwind:
            name: Northwind
            prefix: NW
            address: referrals@northwind.example
            locale: en
            zone: Europe/Berlin
            managers: [{name: Partner Manager, email: manager@northwind.example, aliases: []}]
            admins: [admin@northwind.example]
            protection: {days: 90}
      """;

  private static final Path FILE = Path.of("/etc/postern/postern.yml");

  @TempDir Path temp;

  @Test
  void theSmallestUsefulFileIsUnderstood() {
    Settings settings = good(SMALLEST);

    assertEquals(Path.of("/etc/postern/data"), settings.dataDir());
    assertEquals(2525, settings.inbound().smtp().orElseThrow().port());
    assertEquals(
        List.of("mx.northwind.example"),
        settings.inbound().smtp().orElseThrow().trust().authservIds());
    assertEquals(
        new Settings.SmtpOut("127.0.0.1", 1025, Settings.Tls.NONE, Optional.empty(), 4),
        settings.outbound().smtp());
    Program program = settings.programs().getFirst().program();
    assertEquals("NW", program.prefix());
    assertEquals(ZoneId.of("Europe/Berlin"), program.zone());
    assertEquals(90, program.terms().protectionDays());
    assertEquals(Duration.ofMinutes(2), program.terms().undoWindow());
    assertEquals("referrals+{token}@northwind.example", program.addresses().replyPattern());
    assertEquals(Address.of("manager@northwind.example"), program.managers().getFirst().email());
    assertEquals(List.of(), load(SMALLEST).hints());
  }

  @Test
  void everythingThatCanBeSetIsUnderstood() throws Exception {
    Files.writeString(temp.resolve("pass"), "s3cret-of-imap\n");
    Files.createDirectories(temp.resolve("templates"));
    Settings settings =
        SettingsFile.parse(
                temp.resolve("postern.yml"),
                """
                postern:
                  data-dir: /var/lib/postern
                  database: {url: "jdbc:postgresql://db/postern", username: postern, password: "${DB_PASSWORD}"}
                  inbound:
                    smtp: {host: 0.0.0.0, port: 25, max-size: 50MB, max-connections: 10}
                    imap:
                      - {name: workspace, host: imap.example.com, tls: implicit, username: in@example.com, password: "${file:pass}", folder: Referrals, poll: 1m, move-to: Done, trust: {preset: gmail}}
                      - {name: m365, host: outlook.office365.com, username: a@example.com, oauth2: {provider: microsoft, tenant: contoso, client-id: id, refresh-token: "${TOKEN}"}}
                    http: {secret: "${INBOUND_SECRET}"}
                    maildir: [{name: local, path: /var/mail/in}]
                  outbound:
                    smtp: {host: relay.example.com, tls: starttls, username: out, password: "${DB_PASSWORD}"}
                  trust: {authserv-ids: [mx.example.com], received-by: [mx1.example.com, mx2.example.com]}
                  http: {host: 127.0.0.1, port: 8080, public-url: "https://postern.example.com"}
                  templates: ./templates
                  programs:
                    acme-eu:
                      name: Acme
                      prefix: ACME
                      address: partner@acme.example
                      reply-address: "r-{token}@in.acme.example"
                      bounce-address: "b-{token}@in.acme.example"
                      locale: de
                      zone: Europe/Berlin
                      working-days: [mon, tue, wed, thu]
                      holidays: [2026-12-25]
                      managers:
                        - {name: Ann, email: ann@acme.example, aliases: [ann@acme.test]}
                        - {name: Bob, email: bob@acme.example}
                      desks: [{address: desk@acme.example, members: [ann@acme.example, bob@acme.example]}]
                      admins: [root@acme.example]
                      protection: {days: 60}
                      review: {days: 2}
                      undo-window: 30s
                      brand: {colour: "#AA0011", logo: "https://acme.example/logo.png"}
                      workflow: referral
                """,
                Map.of(
                    "DB_PASSWORD",
                    "s3cret-of-db",
                    "TOKEN",
                    "s3cret-token",
                    "INBOUND_SECRET",
                    "s3cret-in"))
            .settings()
            .orElseThrow();

    Inbound.Imap workspace = settings.inbound().imap().getFirst();
    assertEquals(993, workspace.port());
    assertEquals(
        new Settings.Login.Password("in@example.com", new Secret("s3cret-of-imap")),
        workspace.login());
    assertEquals(Inbound.Preset.GMAIL, workspace.trust().preset());
    assertTrue(
        settings.inbound().imap().get(1).login() instanceof Settings.Login.OAuth oauth
            && oauth.tokenUrl().toString().contains("/contoso/"));
    assertEquals(List.of("mx.example.com"), settings.inbound().imap().get(1).trust().authservIds());
    assertEquals(587, settings.outbound().smtp().port());
    Program program = settings.programs().getFirst().program();
    assertEquals(Duration.ofSeconds(30), program.terms().undoWindow());
    assertEquals("#aa0011", program.brand().colour());
    assertEquals(4, program.calendar().workingDays().size());
    assertEquals(
        List.of(temp.resolve("templates")), settings.templatesOf(settings.programs().getFirst()));
    assertFalse(settings.toString().contains("s3cret"), "a secret shows in " + settings);
  }

  @Test
  void anUnknownKeyIsAProblemAtItsLine() {
    assertProblem(SMALLEST.replace("port: 2525", "prot: 2525"), 4, "unknown key 'prot'");
    assertProblem(SMALLEST.replace("undo-window", "undo_window"), 7, "unknown key 'undo_window'");
    assertProblem(SMALLEST.replace("zone:", "timezone:"), 17, "unknown key 'timezone'");
  }

  @Test
  void aWrongValueIsAProblemAtItsLineThatSaysWhatIsExpected() {
    assertProblem(
        SMALLEST.replace("port: 2525", "port: 99999"), 4, "'99999' is not a whole number");
    assertProblem(SMALLEST.replace("2m", "2 minutes"), 7, "'2 minutes' is not a time such as");
    assertProblem(SMALLEST.replace("Europe/Berlin", "Europe/Berlyn"), 17, "Europe/Berlin or UTC");
    assertProblem(SMALLEST.replace("locale: en", "locale: klingon"), 16, "is not a language");
    assertProblem(SMALLEST.replace("prefix: NW", "prefix: N-W"), 14, "2 to 8 capital letters");
    assertProblem(
        SMALLEST.replace("referrals@northwind", "referrals northwind"), 15, "an email address");
    assertProblem(SMALLEST.replace("tls: none", "tls: maybe"), 6, "none, starttls, implicit");
    assertProblem(SMALLEST.replace("days: 90", "days: soon"), 20, "a whole number");
  }

  @Test
  void whatIsMissingIsAProblemThatSaysWhatToWrite() {
    assertProblem(SMALLEST.replace("data-dir: ./data", "# no data"), 1, "missing: data-dir");
    assertProblem(SMALLEST.replace("prefix: NW", "# none"), 12, "missing: prefix");
    assertProblem(
        SMALLEST.replace(
            "[{name: Partner Manager, email: manager@northwind.example, aliases: []}]", "[]"),
        18,
        "missing: managers");
    assertProblem("other: 1\n", 1, "unknown key 'other'");
  }

  @Test
  void severalProblemsAreAllSaidAtOnce() {
    List<Problem> problems =
        load(SMALLEST.replace("port: 2525", "prot: 2525").replace("prefix: NW", "prefix: nw"))
            .problems();

    assertEquals(2, problems.size(), problems::toString);
  }

  @Test
  void aSecretThatIsNotThereIsAProblemAndNeverShowsWhatStandsElsewhere() {
    String file =
        SMALLEST.replace(
            "port: 1025, tls: none",
            "port: \"${SMTP_PORT}\", username: u, password: \"${NOT_SET}\"");
    List<Problem> problems =
        SettingsFile.parse(FILE, file, Map.of("SMTP_PORT", "hidden")).problems();

    assertEquals(2, problems.size(), problems::toString);
    assertFalse(problems.toString().contains("hidden"), problems::toString);
    assertTrue(problems.toString().contains("'${SMTP_PORT}' is not"), problems::toString);
    assertTrue(problems.toString().contains("NOT_SET is not set"), problems::toString);
  }

  @Test
  void aManagerWhoIsTheProgramItselfIsRefused() {
    assertProblem(
        SMALLEST.replace("manager@northwind.example", "referrals@northwind.example"),
        18,
        "own address");
  }

  @Test
  void aDeskOfPeopleWhoAreNoManagersIsRefused() {
    assertProblem(
        SMALLEST
            + "      desks: [{address: d@northwind.example, members: [x@northwind.example]}]\n",
        21,
        "no manager's email");
  }

  @Test
  void twoProgramsMayNotShareAPrefix() {
    assertProblem(
        SMALLEST
            + """
            southwind:
              name: South
              prefix: NW
              address: referrals@southwind.example
              managers: {name: M, email: m@southwind.example}
            """
                .indent(4),
        23,
        "is the program northwind's already");
  }

  @Test
  void aLocalPartThatLeavesNoRoomForATokenIsRefused() {
    assertProblem(
        SMALLEST.replace("referrals@", "a-very-long-local-part-that-takes-all-the-room-there-is@"),
        15,
        "at most 64");
  }

  @Test
  void aBrokenFileIsAProblemAtItsLine() {
    assertProblem("postern:\n  data-dir: [\n", 3, "not YAML");
  }

  @Test
  void aFileThatIsNotThereSaysHowToGetOne() {
    List<Problem> problems = SettingsFile.read(temp.resolve("no.yml"), Map.of()).problems();

    assertTrue(problems.getFirst().what().contains("postern init"), problems::toString);
  }

  @Test
  void ownChecksNeedNoBorderAndBelieveNone() {
    String border =
        "    authserv-ids: [mx.northwind.example]\n    received-by: [mx.northwind.example]\n";
    String own = SMALLEST.replace(border, "    verify: own\n");
    Inbound.Trust trust = load(own).settings().orElseThrow().inbound().smtp().orElseThrow().trust();
    assertEquals(Inbound.Verify.OWN, trust.verify());
    assertEquals(List.of(), trust.nameServers());
    assertTrue(trust.believesSomebody());

    String asked = "    verify: own\n    name-servers: [9.9.9.9, \"127.0.0.1:5353\", \"::1\"]\n";
    assertEquals(
        List.of("/9.9.9.9:53", "/127.0.0.1:5353", "/[0:0:0:0:0:0:0:1]:53"),
        load(SMALLEST.replace(border, asked))
            .settings()
            .orElseThrow()
            .inbound()
            .files()
            .nameServers()
            .stream()
            .map(Object::toString)
            .toList());

    assertEquals(Set.of(), trust.sealers());
    assertEquals(
        Set.of("lists.example"),
        load(own.replace("verify: own", "verify: own\n    sealers: [Lists.Example]"))
            .settings()
            .orElseThrow()
            .inbound()
            .files()
            .sealers());
    assertProblem(
        SMALLEST.replace(border, border + "    sealers: [lists.example]\n"),
        11,
        "only for 'verify");
    assertProblem(SMALLEST.replace(border, border + "    verify: own\n"), 9, "none is believed");
    assertProblem(
        SMALLEST.replace(border, border + "    name-servers: [9.9.9.9]\n"), 11, "only for 'verify");
    assertProblem(
        own.replace("verify: own", "verify: own\n    name-servers: [ns.example]"),
        10,
        "IP address");
    assertProblem(own.replace("verify: own", "verify: twice"), 9, "border, own");
  }

  @Test
  void nobodyTrustedIsHinted() {
    String file = SMALLEST.replaceAll("(?m)^  trust:\\n.*\\n.*\\n", "");

    assertTrue(load(file).settings().isPresent());
    assertTrue(load(file).hints().toString().contains("postern.yml:4: no 'trust'"));
  }

  private static void assertProblem(String text, int line, String what) {
    List<Problem> problems = load(text).problems();
    assertTrue(
        problems.stream().anyMatch(p -> p.line() == line && p.what().contains(what)),
        () -> "expected line " + line + ": " + what + " but was " + problems);
    assertTrue(load(text).settings().isEmpty());
  }

  private static Settings good(String text) {
    SettingsFile.Loaded loaded = load(text);
    assertEquals(List.of(), loaded.problems());
    return loaded.settings().orElseThrow();
  }

  private static SettingsFile.Loaded load(String text) {
    return SettingsFile.parse(FILE, text, Map.of());
  }
}
