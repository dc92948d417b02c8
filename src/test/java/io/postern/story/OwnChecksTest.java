package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deciding.Outcome;
import io.postern.ledger.MailRow;
import io.postern.trusting.Dns;
import io.postern.trusting.Signer;
import io.postern.trusting.Zone;
import io.postern.trusting.ZoneServer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Mail that comes straight in, with no border that has checked it: Postern asks DNS itself. */
class OwnChecksTest {
  private static final String PROGRAM = "referrals@northwind.example";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Zone zone = new Zone();

  private static Town town(ZoneServer dns) {
    return new Town(
        Town.freshHome(),
        """
        smtp:
          host: 127.0.0.1
          port: 0
          trust: {verify: own, name-servers: ["127.0.0.1:%d"]}
        """
            .formatted(dns.port()),
        "");
  }

  private static String signed(Person person, Signer signer, String subject, String text) {
    String bare = person.bareMail(PROGRAM, subject, text).replace("\n", "\r\n");
    return signer.sign(bare, "");
  }

  @Test
  void whatAPartnersDomainHasSignedIsActedOnAndItsForgedTwinIsNot() throws Exception {
    Signer bright = new Signer("bright.example", 2048);
    bright.publish(zone, "");
    zone.add("_dmarc.bright.example", Dns.Type.TXT, "v=DMARC1; p=reject");
    try (ZoneServer dns = new ZoneServer(zone, 0);
        Town town = town(dns)) {
      String mail = signed(town.pat, bright, "A lead", MainJobTest.ACME);
      String forged = mail.replace("Acme Tools", "Bravo Foods");
      String claims = town.pat.mailTo(PROGRAM, "Another", MainJobTest.ACME);
      assertTrue(claims.contains("dmarc=pass"), "what a border would say, said by the sender");

      town.pat.sendsAsIs(PROGRAM, forged);
      town.pat.sendsAsIs(PROGRAM, claims);
      town.mailsOnceEnded(2)
          .forEach(held -> assertEquals(Optional.of(Outcome.HELD), held.outcome(), held::toString));

      town.pat.sendsAsIs(PROGRAM, mail);
      MailRow acted = town.mailsOnceEnded(3).getFirst();
      assertEquals(Optional.of(Outcome.ACTED), acted.outcome(), acted::toString);
      assertEquals("review-request", town.max.receives().notice());
    }
  }

  @Test
  void whatDnsCannotTellNowIsAskedAgainAndNeverBelievedWithoutAnAnswer() throws Exception {
    Signer second = new Signer("second.example", 1024);
    second.publish(zone, "");
    zone.silence("s1._domainkey.second.example", true);
    try (ZoneServer dns = new ZoneServer(zone, 0);
        Town town = town(dns)) {
      Person sue = new Person(town, "Sue Second", "sue@second.example");
      sue.sendsAsIs(PROGRAM, signed(sue, second, "A lead", MainJobTest.ACME));
      awaitPutOff(town, Duration.ofSeconds(5));
      zone.silence("s1._domainkey.second.example", false);
      later(town, Duration.ofSeconds(6));
      assertEquals("referral-receipt", sue.receives().notice());

      zone.silence("_dmarc.bright.example", true);
      town.pat.sendsAsIs(PROGRAM, town.pat.bareMail(PROGRAM, "A lead", MainJobTest.ACME));
      awaitPutOff(town, Duration.ofSeconds(5));
      later(town, Duration.ofSeconds(6));
      awaitPutOff(town, Duration.ofSeconds(80));
      assertFalse(town.mails().getFirst().outcome().isPresent());
      later(town, Duration.ofSeconds(81));
      assertEquals(Optional.of(Outcome.HELD), town.mailsOnceEnded(2).getFirst().outcome());
    }
  }

  private static void later(Town town, Duration time) {
    town.clock.pass(time);
    town.engine().wake();
  }

  private static void awaitPutOff(Town town, Duration time) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<java.time.Instant> wanted = Optional.of(town.clock.instant().plus(time));
    while (!town.engine().ledger().inbox().nextDue("northwind").equals(wanted)) {
      assertTrue(System.nanoTime() < deadline, () -> "not put off: " + town.mails());
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
