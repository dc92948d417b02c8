package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.letters.HostileText;
import io.postern.letters.MailSizes;
import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.mail.Text;
import io.postern.reading.LetterReader;
import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Shipped;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is true of every mail, whatever is in it; the seeds are fixed. */
final class AnyMailTest {
  private static final List<String> PIECES =
      List.of(
          "From: Ada Byron <ada@vendor.example>",
          "Sent: Tuesday, March 12, 2024 9:14 AM",
          "An: Bob Ross <bob@partner.example>",
          "Xyz: Pat Doe <pat@partner.example>",
          "Subject: Open invoice",
          "On Tue, Mar 12, 2024 at 9:14 AM Ada Byron <ada@vendor.example> wrote:",
          "---------- Forwarded message ---------",
          "-----Original Message-----",
          "________________________________",
          "> quoted",
          ">> quoted twice",
          "-- ",
          "--",
          "Best regards,",
          "Pat Doe",
          "Sent from my iPhone",
          "+44 20 5550 1234",
          "| a | b |",
          "##- Please type your reply above this line -##",
          "Please raise the quantity to 500.",
          "写道：",
          "\u202bفي الثلاثاء، ١٢ مارس ٢٠٢٤ كتب",
          "",
          "");

  private static final List<String> TAGS =
      List.of(
          "<div>",
          "</div>",
          "<blockquote type=cite>",
          "</blockquote>",
          "<div class=gmail_quote>",
          "<div id=divRplyFwdMsg>",
          "<hr>",
          "<br>",
          "<table><tr><td>",
          "</table>",
          "<p>",
          "<b>");

  @Test
  void anyBytesAreTakenApart() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(2_000)];
      random.nextBytes(bytes);
      byte[] headed = MailSizes.mail(i % 2 == 0 ? "plain" : "html", "");
      byte[] mail = java.util.Arrays.copyOf(headed, headed.length + bytes.length);
      System.arraycopy(bytes, 0, mail, headed.length, bytes.length);
      assertEquals(PartsOf.mail(bytes), PartsOf.mail(bytes));
      assertEquals(PartsOf.mail(mail), PartsOf.mail(mail));
    }
  }

  @Test
  void ownTextIsASubsequenceOfWhatTheMailShowsAndReadingTwiceGivesTheSame() {
    Random random = new Random(12);
    for (int i = 0; i < 2_000; i++) {
      String subtype = i % 3 == 0 ? "html" : "plain";
      byte[] mail = MailSizes.mail(subtype, shuffled(random, subtype));
      Letter letter = LetterReader.read(mail);
      Parts parts = PartsOf.mail(letter, PartsOf.NOTHING);
      String shown = letter.plain().or(letter::html).orElse(Text.NONE).shown();
      assertTrue(subsequence(parts.own(), shown), () -> new String(mail, StandardCharsets.UTF_8));
      assertEquals(parts, PartsOf.mail(mail));
    }
  }

  /** Four times the text takes four times as long, or a little more; sixteen would be quadratic. */
  @Test
  void noTextTakesMoreThanLinearTime() {
    Map<String, String> small = HostileText.all(25_000);
    Map<String, String> large = HostileText.all(100_000);
    List<String> slow = new ArrayList<>();
    small.forEach(
        (what, text) -> {
          double ratio = millis(large.getOrDefault(what, "")) / Math.max(8, millis(text));
          if (ratio > 10) {
            slow.add(what + ": " + ratio);
          }
        });
    assertTrue(slow.isEmpty(), slow::toString);
  }

  /** Not only who wrote what: every rule that is asked, too; bounded, also on a slow machine. */
  @Test
  void s20BaitForPatternsIsReadInBoundedTime() {
    RuleBook rules = RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book();
    Known manager = Known.nothing(Known.Role.MANAGER, List.of());
    Map<String, String> bait = new LinkedHashMap<>(HostileText.all(100_000));
    bait.put("nested repeats", "((a*)*)*b ".repeat(10_000));
    bait.put("an address without end", "a.".repeat(50_000) + "@");
    bait.put("a web address without end", "www." + "a.".repeat(50_000));
    bait.put("an amount without end", "1,".repeat(50_000) + " EUR");
    bait.forEach(
        (what, text) -> {
          Letter letter = LetterReader.read(MailSizes.mail("plain", text));
          long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
          Understanding.read(letter, Envelope.UNKNOWN, rules, manager);
          double seconds =
              (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
          assertTrue(seconds < 2, () -> what + " took " + seconds + " s");
        });
  }

  // The least of a few runs, counted in the time that this thread was at work.
  private static double millis(String text) {
    byte[] mail = MailSizes.mail("plain", text);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      PartsOf.mail(mail);
      least =
          Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }
    return least / 1e6;
  }

  private static String shuffled(Random random, String subtype) {
    StringBuilder body = new StringBuilder();
    int lines = random.nextInt(25);
    for (int i = 0; i < lines; i++) {
      if (subtype.equals("html")) {
        body.append(TAGS.get(random.nextInt(TAGS.size())));
        body.append(PIECES.get(random.nextInt(PIECES.size())).replace("<", "&lt;")).append("<br>");
      } else {
        body.append(PIECES.get(random.nextInt(PIECES.size()))).append('\n');
      }
    }
    return body.toString();
  }

  private static boolean subsequence(String own, String shown) {
    int at = 0;
    for (int i = 0; i < own.length(); i++) {
      if (!Character.isWhitespace(own.charAt(i))) {
        at = shown.indexOf(own.charAt(i), at) + 1;
        if (at == 0) {
          return false;
        }
      }
    }
    return true;
  }
}
