package io.postern.writing;

import io.postern.program.ProgramAddresses;
import java.util.Locale;
import java.util.Set;

/**
 * Covers what must not be passed on in people's own words: numbers of payment cards, passwords, and
 * the tokens of our reply addresses, which would let another person answer.
 */
final class Secrets {
  private static final int CARD_MIN = 13; // ISO/IEC 7812-1, as issued
  private static final int CARD_MAX = 19;
  private static final int TOKEN = 26;
  private static final String COVER = "••••";

  // A line that begins with one of these and a colon holds a secret.
  private static final Set<String> PASSWORD_LABELS =
      Set.of(
          "password",
          "passwort",
          "kennwort",
          "passwd",
          "pwd",
          "pin",
          "mot de passe",
          "contraseña",
          "wachtwoord",
          "senha",
          "hasło",
          "lösenord",
          "heslo",
          "cvv",
          "cvc");

  private Secrets() {}

  static String cover(String words, ProgramAddresses addresses) {
    String covered = coverCards(words);
    if (covered.indexOf(':') >= 0 || covered.indexOf('：') >= 0) {
      covered = coverPasswords(covered);
    }
    return covered.indexOf('@') >= 0 ? coverTokens(covered, addresses) : covered;
  }

  private static String coverCards(String text) {
    StringBuilder out = null;
    int kept = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text, i) || (i > 0 && joins(text.charAt(i - 1)))) {
        continue;
      }
      int end = i;
      int digits = 0;
      int last = i;
      while (end < text.length()
          && (isDigit(text, end)
              || ((text.charAt(end) == ' ' || text.charAt(end) == '-')
                  && isDigit(text, end + 1)))) {
        if (isDigit(text, end)) {
          digits++;
          last = end;
        }
        end++;
      }
      if (digits >= CARD_MIN && digits <= CARD_MAX && isCard(text, i, end)) {
        out = out == null ? new StringBuilder(text.length()) : out;
        out.append(text, kept, i).append(COVER).append(' ').append(text, last - 3, last + 1);
        kept = end;
      }
      i = end;
    }
    return out == null ? text : out.append(text, kept, text.length()).toString();
  }

  // Issuers' first digits, and the check digit (ISO/IEC 7812-1 annex B).
  private static boolean isCard(String text, int from, int to) {
    if ("23456".indexOf(text.charAt(from)) < 0) {
      return false;
    }
    int sum = 0;
    boolean twice = false;
    for (int i = to - 1; i >= from; i--) {
      if (isDigit(text, i)) {
        int digit = text.charAt(i) - '0';
        sum += twice ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
        twice = !twice;
      }
    }
    return sum % 10 == 0;
  }

  private static boolean isDigit(String text, int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  // A number that is part of something longer (a telephone number, an id, an amount) is no card.
  private static boolean joins(char before) {
    return Character.isLetterOrDigit(before) || "+.,_-".indexOf(before) >= 0;
  }

  private static String coverPasswords(String text) {
    StringBuilder out = new StringBuilder(text.length());
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int colon = Math.max(lines[i].indexOf(':'), lines[i].indexOf('：'));
      boolean secret =
          colon > 0
              && colon < 40
              && endsWithLabel(lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT))
              && !lines[i].substring(colon + 1).isBlank();
      out.append(i == 0 ? "" : "\n")
          .append(secret ? lines[i].substring(0, colon + 1) + " " + COVER : lines[i]);
    }
    return out.toString();
  }

  private static boolean endsWithLabel(String before) {
    return PASSWORD_LABELS.stream()
        .anyMatch(label -> before.equals(label) || before.endsWith(" " + label));
  }

  private static String coverTokens(String text, ProgramAddresses addresses) {
    StringBuilder out = new StringBuilder(text);
    cover(out, text, addresses.replyPattern());
    cover(out, text, addresses.bouncePattern());
    return out.toString();
  }

  private static void cover(StringBuilder out, String text, String pattern) {
    int slot = pattern.indexOf("{token}");
    String before = pattern.substring(0, slot);
    String after = pattern.substring(slot + "{token}".length());
    int length = before.length() + TOKEN + after.length();
    for (int at = 0; at + length <= text.length(); at++) {
      int start = at + before.length();
      if (text.regionMatches(true, at, before, 0, before.length())
          && text.regionMatches(true, start + TOKEN, after, 0, after.length())) {
        out.replace(start, start + TOKEN, "•".repeat(TOKEN));
      }
    }
  }
}
