package io.postern.reading;

import io.postern.mail.Address;
import io.postern.mail.Mailbox;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Address fields read as mail programs read them: names with commas, groups, comments, missing
 * brackets. For showing and answering only; who sent a mail is read by {@code identity}, strictly.
 */
final class Mailboxes {
  private static final int MAX_NAME = 300;

  private final String raw;
  private final Budget budget;
  private final List<Mailbox> found = new ArrayList<>();
  private final StringBuilder phrase = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();
  private String angle = "";
  private boolean unclosedQuote;
  private boolean unclosedComment;

  private Mailboxes(String raw, Budget budget) {
    this.raw = raw;
    this.budget = budget;
  }

  /**
   * @param raw an unfolded value, one character a byte
   */
  static List<Mailbox> read(String raw, Budget budget) {
    return raw.isEmpty() ? List.of() : new Mailboxes(raw, budget).run();
  }

  private List<Mailbox> run() {
    int at = 0;
    while (at < raw.length()) {
      char c = raw.charAt(at);
      int next = at + 1;
      if (c == '"' && !unclosedQuote) {
        next = quoted(at);
      } else if (c == '(' && !unclosedComment) {
        next = comment(at);
      } else if (c == '<') {
        next = angle(at);
      } else if (c == ',' || c == ';') {
        if (!finish()) {
          return found;
        }
      } else if (c == ':' && angle.isEmpty() && phrase.indexOf("@") < 0) {
        if (!phrase.toString().strip().equalsIgnoreCase("mailto")) {
          comment.setLength(0);
        }
        phrase.setLength(0); // the name of a group
      } else {
        phrase.append(c);
      }
      at = next;
    }
    finish();
    return found;
  }

  private int quoted(int at) {
    StringBuilder inside = new StringBuilder();
    for (int i = at + 1; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\' && i + 1 < raw.length()) {
        inside.append(raw.charAt(++i));
      } else if (c == '"') {
        phrase.append(inside);
        return i + 1;
      } else {
        inside.append(c);
      }
    }
    unclosedQuote = true; // the mark is a character like others
    return at + 1;
  }

  private int comment(int at) {
    int depth = 0;
    StringBuilder inside = new StringBuilder();
    for (int i = at; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\' && i + 1 < raw.length()) {
        inside.append(raw.charAt(++i));
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        comment.append(inside);
        return i + 1;
      } else {
        inside.append(c);
      }
    }
    unclosedComment = true;
    return at + 1;
  }

  private int angle(int at) {
    int end = at + 1;
    while (end < raw.length() && raw.charAt(end) != '>' && raw.charAt(end) != '<') {
      end++;
    }
    String inside = raw.substring(at + 1, end);
    if (angle.isEmpty() || inside.indexOf('@') >= 0) {
      angle = inside;
    }
    return end < raw.length() && raw.charAt(end) == '>' ? end + 1 : end;
  }

  // False when there may be no more addresses.
  private boolean finish() {
    String words = phrase.toString();
    String aside = comment.toString();
    String inAngle = angle;
    phrase.setLength(0);
    comment.setLength(0);
    angle = "";
    if (inAngle.isEmpty() && words.indexOf('@') < 0) {
      if (!words.isBlank() && words.length() < MAX_NAME) {
        phrase.append(words).append(", "); // "Doe, Jane <jane@…>" without quotes
      }
      return true;
    }
    if (!budget.address()) {
      return false;
    }
    if (!inAngle.isEmpty()) {
      add(words.isBlank() ? aside : words, inAngle);
      return true;
    }
    String bare = "";
    StringBuilder name = new StringBuilder(aside);
    for (String word : words.strip().split("[ \t]+", 100)) {
      if (bare.isEmpty() && word.indexOf('@') >= 0) {
        bare = word;
      } else if (aside.isEmpty()) {
        name.append(word).append(' ');
      }
    }
    add(name.toString(), bare);
    return true;
  }

  private void add(String name, String address) {
    address(address).ifPresent(it -> found.add(new Mailbox(name(name), it)));
  }

  private static Optional<Address> address(String raw) {
    String text = Charsets.decodeShort(raw.getBytes(StandardCharsets.ISO_8859_1), "").strip();
    if (text.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
      text = text.substring("mailto:".length());
    }
    int route = text.startsWith("@") ? text.indexOf(':') : -1; // RFC 5322 4.4 obs-route
    text = text.substring(route + 1).replace("\"", "");
    if (text.endsWith(".")) {
      text = text.substring(0, text.length() - 1);
    }
    return Address.parse(text);
  }

  private static String name(String raw) {
    String text = Labels.clean(EncodedWords.decode(raw));
    boolean wrapped =
        text.length() > 1
            && (text.charAt(0) == '\'' || text.charAt(0) == '"')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return wrapped ? text.substring(1, text.length() - 1).strip() : text;
  }
}
