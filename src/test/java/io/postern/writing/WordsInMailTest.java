package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.kit.Money;
import io.postern.mail.Address;
import io.postern.notice.Notice;
import io.postern.notice.PartnerNotice;
import io.postern.program.ProgramAddresses;
import io.postern.shipped.Shipped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordsInMailTest {
  private static final ProgramAddresses OURS =
      ProgramAddresses.of(Address.of("referrals@northwind.example"));

  @Test
  void amountsReadAsTheRecipientWritesThem() {
    assertEquals("48,000 USD", money("48000", "USD", "en"));
    assertEquals("48.000 USD", money("48000", "USD", "de"));
    assertEquals("1.234,50 EUR", money("1234.5", "EUR", "de"));
    assertEquals("1,234.50 EUR", money("1234.5", "EUR", "en"));
    assertEquals("5,000,000 JPY", money("5000000", "JPY", "en"));
    assertEquals("-0.50 EUR", money("-0.5", "EUR", "en"));
  }

  @Test
  void timesAreLocalWithTheirZoneAndInUtc() {
    Instant summer = Instant.parse("2026-07-01T22:30:05Z");
    assertEquals("Thursday, 2 July 2026, 00:30 CEST", formats("en").time("full", summer));
    assertEquals("Donnerstag, 2. Juli 2026, 00:30 Uhr MESZ", formats("de").time("full", summer));
    assertEquals("2026-07-01 22:30:05 UTC", Formats.utc(summer));
  }

  @Test
  void peopleAreGreetedByNameOnlyWhereThatIsSafe() {
    assertEquals("Rosa", Greeting.firstName("Rosa Kim"));
    assertEquals("Anna-Lena", Greeting.firstName("Anna-Lena van Dijk".replace("van ", "")));
    for (String unsafe :
        List.of(
            "Dr. Rosa Kim",
            "Kim, Rosa",
            "山田 太郎",
            "rosa kim",
            "Rosa",
            "Frau Kim",
            "R Kim",
            "Acme Tools Sales Team",
            "")) {
      assertEquals("", Greeting.firstName(unsafe), unsafe);
    }
    assertEquals("Hello,", Greeting.of("Dr. Rosa Kim", Samples.words("en")));
    assertEquals("Guten Tag Dr. Rosa Kim,", Greeting.of("Dr. Rosa Kim", Samples.words("de")));
    assertEquals("Guten Tag,", Greeting.of(" ", Samples.words("de")));
  }

  @Test
  void cardsPasswordsAndTokensAreCovered() {
    assertEquals("card •••• 1111 ok", cover("card 4111 1111 1111 1111 ok"));
    assertEquals("•••• 0005", cover("378282246310005"));
    assertEquals("Login\nPassword: ••••\nbye", cover("Login\nPassword: hunter2\nbye"));
    assertEquals("Das Passwort: ••••", cover("Das Passwort: geheim"));
    assertEquals(
        "to referrals+" + "•".repeat(26) + "@northwind.example",
        cover("to referrals+abcdefghijklmnopqrstuvwxyz@northwind.example"));
    assertEquals(
        "İ Referrals+" + "•".repeat(26) + "@Northwind.example",
        cover("İ Referrals+ABCDEFGHIJKLMNOPQRSTUVWXYZ@Northwind.example"));
  }

  @Test
  void otherNumbersAndColonsStay() {
    for (String plain :
        List.of(
            "call +49 30 1234 5678 9012",
            "order 4111111111111112",
            "1234567890123456",
            "id-4111111111111111",
            "48,000,000,000,000 USD",
            "Note: password reset was slow",
            "someone+abcdefghijklmnopqrstuvwxyz@northwind.example",
            "Password:")) {
      assertEquals(plain, cover(plain));
    }
  }

  @Test
  void evidenceIsNeverCovered() {
    String id = "4111111111111111@mail.example";
    Notice.MailProof proof =
        new Notice.MailProof(Instant.EPOCH, "kept", id, "4111111111111111".repeat(4));
    String text =
        Samples.writer()
            .write(
                Samples.mail(
                    new PartnerNotice.ReferralReceipt(
                        List.of(Samples.deal("Acme")), proof, Instant.EPOCH, 90, "Sara")))
            .text();
    assertTrue(text.contains(id) && text.contains(proof.sha256()), text);
  }

  // Announcements are one kind of notice, each with a template of its own.
  private static int names(Class<?> notice) {
    return notice == PartnerNotice.Announcement.class ? 2 : 1;
  }

  @Test
  void everyNoticeHasItsTemplateInEveryLanguageThatIsShipped() {
    Set<String> templates = new TreeSet<>();
    List<Class<?>> notices =
        Arrays.stream(Notice.class.getPermittedSubclasses())
            .flatMap(group -> Arrays.stream(group.getPermittedSubclasses()))
            .toList();
    for (Class<?> notice : notices) {
      List<String> names =
          SampleNotices.all().values().stream()
              .filter(sample -> sample.getClass() == notice)
              .map(Notice::template)
              .distinct()
              .toList();
      assertEquals(names(notice), names.size(), () -> notice + ": " + names);
      templates.addAll(names);
    }
    for (String locale : List.of("en", "de")) {
      Set<String> files = new TreeSet<>();
      for (String name : Shipped.builtIn(Shipped.TEMPLATES).names()) {
        if (name.startsWith(locale + "/") && name.endsWith(".md")) {
          files.add(name.substring(locale.length() + 1, name.length() - 3));
        }
      }
      assertEquals(templates, files, locale);
    }
  }

  @Test
  void bothLanguagesKnowTheSameWords() {
    Words english = Samples.words("en");
    Words german = Samples.words("de");
    assertEquals(List.of(), german.lacking(english));
    assertEquals(List.of(), english.lacking(german));
  }

  private static Formats formats(String tag) {
    return new Formats(Samples.words(tag), Locale.forLanguageTag(tag), ZoneId.of("Europe/Berlin"));
  }

  private static String money(String amount, String currency, String tag) {
    return formats(tag).money(Money.of(new BigDecimal(amount), currency).orElseThrow());
  }

  private static String cover(String text) {
    return Secrets.cover(text, OURS);
  }
}
