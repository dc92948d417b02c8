package io.postern.understanding;

import io.postern.mail.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds addresses in text, also those that people write so that robots don't: x (at) y (dot) z. */
final class Addresses {
  private static final int LONGEST_LOCAL = 64; // RFC 5321 4.5.3.1.1
  private static final int LONGEST_DOMAIN = 255; // RFC 5321 4.5.3.1.2
  private static final List<String> AT =
      signs(
          List.of(
              "at",
              "a",
              "arobase",
              "arroba",
              "chiocciola",
              "apenstaartje",
              "malpa",
              "snabel-a",
              "snabela",
              "zavinac",
              "@"),
          List.of(" at ", " arobase ", " arroba ", " chiocciola "));
  private static final List<String> DOT =
      signs(
          List.of("dot", "punkt", "point", "punto", "ponto", "punt", "kropka", "tecka", "."),
          List.of(" dot ", " punkt "));

  /** An address with its place. */
  record Spotted(Address address, Span span) implements Placed {}

  private Addresses() {}

  /** Each in brackets of any kind, and what is said without any. */
  private static List<String> signs(List<String> bracketed, List<String> bare) {
    List<String> signs = new ArrayList<>(bare);
    for (String sign : bracketed) {
      signs.add("(" + sign + ")");
      signs.add("[" + sign + "]");
      signs.add("{" + sign + "}");
    }
    return List.copyOf(signs);
  }

  static List<Spotted> find(String text) {
    List<Spotted> found = new ArrayList<>();
    int done = 0;
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      Optional<Spotted> spotted = around(text, at, done);
      if (spotted.isPresent()) {
        found.add(spotted.get());
        done = spotted.get().span().end();
      }
    }
    String folded = Folded.fold(text);
    for (String sign : AT) {
      for (int at = folded.indexOf(sign); at >= 0; at = folded.indexOf(sign, at + 1)) {
        disguised(text, folded, at, sign.length())
            .filter(hidden -> found.stream().noneMatch(f -> f.span().overlaps(hidden.span())))
            .ifPresent(found::add);
      }
    }
    found.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    return found;
  }

  private static Optional<Spotted> around(String text, int at, int from) {
    int start = at;
    int floor = Math.max(from, at - LONGEST_LOCAL);
    while (start > floor && inLocal(text.charAt(start - 1))) {
      start--;
    }
    int end = domainEnd(text, at + 1);
    while (start < at && ".-+_'&%".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return spotted(text.substring(start, at), text.substring(at + 1, end), new Span(start, end));
  }

  private static int domainEnd(String text, int from) {
    int end = from;
    int limit = Math.min(text.length(), from + LONGEST_DOMAIN);
    while (end < limit && inDomain(text.charAt(end))) {
      end++;
    }
    while (end > from && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static Optional<Spotted> disguised(String text, String folded, int at, int signLength) {
    int localEnd = at;
    while (localEnd > 0 && folded.charAt(localEnd - 1) == ' ') {
      localEnd--;
    }
    int start = localEnd;
    int floor = Math.max(0, localEnd - LONGEST_LOCAL);
    while (start > floor && inLocal(text.charAt(start - 1))) {
      start--;
    }
    int cursor = skipSpaces(folded, at + signLength);
    StringBuilder domain = new StringBuilder();
    boolean saidDot = false;
    int end = cursor;
    while (domain.length() < LONGEST_DOMAIN) {
      int labelEnd = cursor;
      while (labelEnd < text.length() && inDomain(text.charAt(labelEnd))) {
        labelEnd++;
      }
      if (labelEnd == cursor) {
        break;
      }
      domain.append(text, cursor, labelEnd);
      end = labelEnd;
      int dot = dotAt(folded, labelEnd);
      if (dot < 0) {
        break;
      }
      saidDot = true;
      domain.append('.');
      cursor = skipSpaces(folded, dot);
    }
    String written = domain.toString();
    while (written.endsWith(".")) {
      written = written.substring(0, written.length() - 1);
      end--;
    }
    // "at" and "(a)" are words, too: only a dot that is said makes an address of them.
    boolean word =
        folded.charAt(at) == ' ' || signLength == "(a)".length() && isLetter(folded, at + 1);
    if (!saidDot && word) {
      return Optional.empty();
    }
    return spotted(text.substring(start, localEnd), written, new Span(start, end));
  }

  private static boolean isLetter(String text, int at) {
    return Character.isLetter(text.charAt(at));
  }

  private static int dotAt(String folded, int from) {
    int at = skipSpaces(folded, from);
    for (String sign : DOT) {
      if (sign.startsWith(" ")) {
        if (folded.startsWith(sign, from)) {
          return from + sign.length();
        }
      } else if (folded.startsWith(sign, at)) {
        return at + sign.length();
      }
    }
    return -1;
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static Optional<Spotted> spotted(String local, String domain, Span span) {
    if (domain.indexOf('.') < 0 || local.isEmpty()) {
      return Optional.empty();
    }
    return Address.parse(local.toLowerCase(Locale.ROOT) + "@" + domain)
        .map(address -> new Spotted(address, span));
  }

  private static boolean inLocal(char c) {
    return Character.isLetterOrDigit(c) && !Folded.spaceless(c) || "._%+-'&".indexOf(c) >= 0;
  }

  private static boolean inDomain(char c) {
    return Character.isLetterOrDigit(c) && !Folded.spaceless(c) || c == '.' || c == '-' || c == '_';
  }
}
