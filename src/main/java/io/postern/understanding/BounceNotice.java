package io.postern.understanding;

import io.postern.mail.Address;
import io.postern.mail.Letter;
import io.postern.mail.Line;
import io.postern.mail.Mailbox;
import io.postern.mail.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a report says to people: its lines down to the returned mail, with the addresses in them.
 * Mail systems without a machine-readable part say it only here.
 */
final class BounceNotice {
  private static final int MAX_LINES = 400;
  private static final int MAX_WORDS = 2000;
  private static final Set<String> HEADER_NAMES =
      Set.of(
          "received",
          "return-path",
          "message-id",
          "from",
          "to",
          "subject",
          "date",
          "mime-version",
          "content-type",
          "x-originating-ip",
          "x-received",
          "delivered-to",
          "x-google-smtp-source",
          "dkim-signature",
          "arc-seal");

  private final List<String> lines;
  private final List<String> returned;
  private final Set<String> own;
  private @Nullable Map<String, About> recipients;
  private boolean plainly;

  private BounceNotice(List<String> lines, List<String> returned, Set<String> own) {
    this.lines = lines;
    this.returned = returned;
    this.own = own;
  }

  static BounceNotice of(Letter letter, AutomaticRules.Bounces rules) {
    List<String> all =
        letter
            .plain()
            .filter(text -> !text.blank())
            .or(letter::html)
            .orElse(Text.NONE)
            .lines()
            .stream()
            .filter(line -> !line.has(io.postern.mail.Mark.HIDDEN))
            .map(Line::text)
            .toList();
    int end = Math.min(returnedFrom(all, rules), all.size());
    Set<String> own = new java.util.HashSet<>();
    letter.from().forEach(it -> own.add(it.address().key()));
    letter.sender().ifPresent(it -> own.add(it.address().key()));
    letter.replyTo().forEach(it -> own.add(it.address().key()));
    letter.to().forEach(it -> own.add(it.address().key()));
    return new BounceNotice(
        all.subList(0, Math.min(end, MAX_LINES)),
        all.subList(end, Math.min(all.size(), end + MAX_LINES)),
        own);
  }

  /** All its words, in one line. */
  String words() {
    return join(lines);
  }

  /** The lines of the returned mail, when it stands below in the same text. */
  List<String> returned() {
    return returned;
  }

  /**
   * What is said of one recipient, from near to far.
   *
   * @param line the one with the address, and those below that are set in deeper to go on with it
   * @param paragraph down to the next empty line
   * @param section down to the next recipient
   */
  record About(String line, String paragraph, String section) {
    static final About NOTHING = new About("", "", "");
  }

  /**
   * The recipients that it names, in the order of the text. Addresses that begin a line or follow a
   * label come before those in the middle of a sentence.
   */
  Map<String, About> recipients() {
    if (recipients == null) {
      recipients = find();
    }
    return recipients;
  }

  /** Whether the addresses stand where mail systems put them, and not just anywhere. */
  boolean namesPlainly() {
    return !recipients().isEmpty() && plainly;
  }

  private Map<String, About> find() {
    for (Naming how : Naming.values()) {
      Map<String, Integer> found = find(how, false);
      if (!found.isEmpty()) {
        plainly = how != Naming.ANYWHERE;
        return withWords(found);
      }
    }
    // Who writes to himself hears of himself.
    return withWords(find(Naming.LEADS, true));
  }

  private Map<String, Integer> find(Naming how, boolean ownToo) {
    Map<String, Integer> found = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      for (String address : how.addresses(lines.get(i).strip())) {
        if ((ownToo || !own.contains(address)) && !isSystem(address) && !introducesSender(i)) {
          found.putIfAbsent(address, i);
        }
      }
    }
    return found;
  }

  // "A message sent by", and the address below it.
  private boolean introducesSender(int line) {
    int above = line - 1;
    while (above >= 0 && lines.get(above).isBlank()) {
      above--;
    }
    return above >= 0
        && lines.get(above).toLowerCase(Locale.ROOT).stripTrailing().endsWith("sent by");
  }

  /** What is said about an address that the report names elsewhere. */
  About about(String address) {
    String key = address.toLowerCase(Locale.ROOT);
    if (recipients().containsKey(key)) {
      return recipients().getOrDefault(key, About.NOTHING);
    }
    return recipients().size() > 1 ? About.NOTHING : new About("", "", words());
  }

  private Map<String, About> withWords(Map<String, Integer> found) {
    Map<String, About> words = new LinkedHashMap<>();
    List<Integer> starts = new ArrayList<>(found.values());
    found.forEach(
        (address, start) -> {
          int end = lines.size();
          for (int other : starts) {
            end = other > start && other < end ? other : end;
          }
          int blank = start;
          while (blank < end && !lines.get(blank).isBlank()) {
            blank++;
          }
          words.put(
              address,
              new About(
                  join(lines.subList(start, goesOn(start, blank))),
                  join(lines.subList(start, blank)),
                  join(lines.subList(start, end))));
        });
    return words;
  }

  private int goesOn(int start, int end) {
    int line = start + 1;
    while (line < end && depth(lines.get(line)) > depth(lines.get(start))) {
      line++;
    }
    return Math.min(line, end);
  }

  private static int depth(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static boolean isSystem(String address) {
    return address.startsWith("postmaster@")
        || address.startsWith("mailer-daemon@")
        || address.startsWith("support@")
        || address.startsWith("abuse@");
  }

  /** How a recipient is named; the surer ways first. */
  private enum Naming {
    /** Alone at the beginning of a line: {@code <a@b>: 550 …}, {@code a@b}. */
    LEADS {
      @Override
      List<String> addresses(String line) {
        int from = line.startsWith("<") || line.startsWith("\"") || line.startsWith("'") ? 1 : 0;
        int end = from;
        while (end < line.length() && isAddress(line.charAt(end))) {
          end++;
        }
        return one(line.substring(from, end));
      }
    },
    /** After a label, as the command that was refused, or in a line with a reply code. */
    LABELLED {
      @Override
      List<String> addresses(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        int command = lower.indexOf("rcpt to:");
        if (command >= 0) {
          return first(line.substring(command));
        }
        boolean named = LABELS.stream().anyMatch(lower::startsWith) || StatusCodes.reply(line) > 0;
        return named ? first(line) : List.of();
      }
    },
    /** Anywhere. */
    ANYWHERE {
      @Override
      List<String> addresses(String line) {
        return first(line);
      }
    };

    private static final List<String> LABELS =
        List.of(
            "recipient",
            "final-recipient",
            "original-recipient",
            "to:",
            "rcpt to",
            "user:",
            "address:",
            "failed recipient",
            "intended recipient",
            "mailbox:",
            "email:",
            "e-mail:",
            "sent to",
            "empfänger",
            "destinataire",
            "destinatario",
            "получатель",
            "宛先",
            "收件人");

    abstract List<String> addresses(String line);

    static List<String> first(String line) {
      int at = line.indexOf('@');
      while (at > 0) {
        int from = at;
        while (from > 0 && isAddress(line.charAt(from - 1))) {
          from--;
        }
        int to = at;
        while (to < line.length() && isAddress(line.charAt(to))) {
          to++;
        }
        List<String> found = one(line.substring(from, to));
        if (!found.isEmpty()) {
          return found;
        }
        at = line.indexOf('@', Math.max(to, at + 1));
      }
      return List.of();
    }

    static List<String> one(String text) {
      int end = text.length();
      while (end > 0 && ".:;,!".indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      return Address.parse(text.substring(0, end)).map(Address::key).stream().toList();
    }

    static boolean isAddress(char c) {
      return Character.isLetterOrDigit(c) || "@.!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0;
    }
  }

  // Below a line that says so, or where three lines in a row look like a header.
  private static int returnedFrom(List<String> lines, AutomaticRules.Bounces rules) {
    int headerLines = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip().toLowerCase(Locale.ROOT);
      int colon = line.indexOf(':');
      boolean flush = !lines.get(i).isEmpty() && !Character.isWhitespace(lines.get(i).charAt(0));
      if (colon > 0 && flush && HEADER_NAMES.contains(line.substring(0, colon).strip())) {
        headerLines++;
        if (headerLines == 3 || line.startsWith("received:") || line.startsWith("return-path:")) {
          return i - headerLines + 1;
        }
      } else if (flush || line.isEmpty()) {
        headerLines = 0;
      }
      boolean ruler =
          line.startsWith("-") || line.endsWith("-") || line.endsWith(":") || line.endsWith(".");
      if (ruler && line.length() < 120 && rules.originals().stream().anyMatch(line::contains)) {
        return i;
      }
    }
    return lines.size();
  }

  private static String join(List<String> lines) {
    StringBuilder words = new StringBuilder();
    for (String line : lines) {
      if (!line.isBlank() && words.length() < MAX_WORDS) {
        words.append(words.isEmpty() ? "" : " ").append(line.strip());
      }
    }
    return words.toString();
  }

  static List<String> addressesIn(String text) {
    return Naming.first(text);
  }

  static List<String> keys(List<Mailbox> people) {
    return people.stream().map(it -> it.address().key()).toList();
  }
}
