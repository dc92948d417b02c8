package io.postern.understanding;

import io.postern.mail.Address;
import io.postern.understanding.Forwarded.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads who is named behind a label: names with or without addresses, in any client's form. */
final class People {
  private static final int MOST = 200;

  private People() {}

  /** Everybody named, in order; a name that only repeats the address is none. */
  static List<Person> of(String value) {
    return of(value, false);
  }

  private static List<Person> of(String value, boolean commas) {
    List<Person> people = new ArrayList<>();
    List<String> parts = parts(value);
    for (int i = 0; i < parts.size() && people.size() < MOST; i++) {
      String part = parts.get(i);
      if (i + 1 < parts.size()
          && (lastNameFirst(part, parts.get(i + 1))
              || (commas && part.indexOf('@') < 0 && parts.get(i + 1).indexOf('@') > 0))) {
        part = part + ", " + parts.get(++i);
      }
      Person person = person(part);
      if (!person.name().isEmpty() || person.address().isPresent()) {
        people.add(person);
      }
    }
    return people;
  }

  /**
   * Everybody named, as the one who writes is named: where he is "Byron, Ada" without an address,
   * the others are, too.
   */
  static List<Person> likeSender(String value, String sender) {
    if (commaInName(sender)) {
      return of(value, true);
    }
    boolean pairs = sender.indexOf('@') < 0 && parts(sender).size() == 2 && value.indexOf('@') < 0;
    if (!pairs) {
      return of(value);
    }
    List<Person> people = new ArrayList<>();
    for (String part : value.split("[;；]")) {
      List<String> names = parts(part);
      for (int i = 0; i < names.size() && people.size() < MOST; i += 2) {
        String first = i + 1 < names.size() ? ", " + names.get(i + 1) : "";
        people.add(new Person(unquoted(names.get(i)) + first, Optional.empty()));
      }
    }
    return people;
  }

  /** Whether a line is made of mailboxes with addresses only. */
  static boolean onlyMailboxes(String line) {
    return parts(line).stream().allMatch(part -> part.indexOf('@') > 0 && part.length() < 120);
  }

  /** One mailbox. */
  static Person person(String written) {
    String text = written.strip();
    Optional<Address> address = Optional.empty();
    int nameEnd = text.length();
    for (Token token : Token.of(text)) {
      if (token.kind() == Token.Kind.ADDRESS) {
        address = Address.parse(token.text());
        if (address.isPresent()) {
          nameEnd = token.start();
          break;
        }
      }
    }
    String name = name(text, nameEnd);
    if (address.isPresent() && name.equalsIgnoreCase(address.get().toString())) {
      name = "";
    }
    return new Person(name, address);
  }

  private static String name(String text, int end) {
    String name = text.substring(0, end).strip();
    while (!name.isEmpty() && "<[(:,;".indexOf(name.charAt(name.length() - 1)) >= 0
        || name.endsWith("mailto")) {
      name =
          name.endsWith("mailto")
              ? name.substring(0, name.length() - 6).strip()
              : name.substring(0, name.length() - 1).strip();
    }
    while (name.length() > 1 && ">])\"".indexOf(name.charAt(0)) >= 0 && name.charAt(0) != '"') {
      name = name.substring(1).strip();
    }
    return unquoted(name);
  }

  private static String unquoted(String name) {
    String bare = name;
    while (bare.length() >= 2
        && ((bare.startsWith("\"") && bare.endsWith("\""))
            || (bare.startsWith("*") && bare.endsWith("*"))
            || (bare.startsWith("“") && bare.endsWith("”")))) {
      bare = bare.substring(1, bare.length() - 1).strip();
    }
    return bare.equals("\"") ? "" : bare.replace("\\\"", "\"");
  }

  // Splits at commas and semicolons that stand outside of quotation marks and brackets.
  private static List<String> parts(String value) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int brackets = 0;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '<' || c == '[' || c == '(')) {
        brackets++;
      } else if (!quoted && (c == '>' || c == ']' || c == ')')) {
        brackets = Math.max(0, brackets - 1);
      } else if (!quoted && brackets == 0 && (c == ',' || c == ';' || c == '；' || c == '，')) {
        add(parts, value.substring(start, i));
        start = i + 1;
      }
    }
    add(parts, value.substring(start));
    return parts;
  }

  private static void add(List<String> parts, String part) {
    String stripped = part.strip();
    if (!stripped.isEmpty()) {
      parts.add(stripped);
    }
  }

  // "Byron, Ada <ada@…>" as the only mailbox.
  private static boolean commaInName(String sender) {
    List<String> parts = parts(sender);
    return parts.size() == 2 && parts.get(0).indexOf('@') < 0 && parts.get(1).indexOf('@') > 0;
  }

  // "Doe, John <john.doe@…>": the address knows the last name.
  private static boolean lastNameFirst(String part, String next) {
    if (part.indexOf('@') >= 0 || part.indexOf(' ') >= 0) {
      return false;
    }
    Person person = person(next);
    String last = Lexicon.phrase(part);
    return person.address().isPresent()
        && !person.name().isEmpty()
        && last.length() > 1
        && Fold.of(person.address().get().local()).contains(last);
  }
}
