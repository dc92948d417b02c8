package io.postern.understanding;

import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;

/** Names as address books have them. */
final class PersonNames {
  private PersonNames() {}

  /** "Doe, Jane" is Jane Doe; "Dr. Jane Doe (Acme)" loses its brackets, "Mrs Doe" her title. */
  static String ordered(String written, Scene scene) {
    String name = written;
    int bracket = name.indexOf('(');
    name = bracket > 0 ? name.substring(0, bracket) : name;
    int bar = name.indexOf('|');
    name = bar > 0 ? name.substring(0, bar) : name;
    name = Labelled.stripped(name.replace("'", "’").strip()).replace("’", "'");
    int comma = name.indexOf(',');
    if (comma > 0) {
      String last = name.substring(0, comma).strip();
      String first = name.substring(comma + 1).strip();
      boolean simple = first.indexOf(',') < 0 && !first.isEmpty() && last.split(" ").length <= 3;
      name = simple ? first + " " + last : name;
    }
    return PersonLine.plainName(name, "header", scene.passage("header", name));
  }

  /**
   * "Doe Jane" of jane.doe@ is Jane Doe, as directories sort people; not where the family's name
   * comes first in everyday speech.
   */
  static String asAddressed(String name, Address address, Scene scene) {
    String[] words = name.split(" ");
    List<String> parts = NameMatch.Local.of(address.local()).parts();
    boolean reversed =
        words.length == 2
            && parts.size() == 2
            && Folded.letters(words[1]).equals(parts.getFirst())
            && Folded.letters(words[0]).equals(parts.getLast());
    return reversed && !scene.languages().contains("hu") ? words[1] + " " + words[0] : name;
  }

  /** A display name that names nobody: empty, an address, a department. */
  static Optional<String> person(String display, Scene scene) {
    String name = ordered(display, scene);
    Passage passage = scene.passage("header", name);
    boolean letters = name.chars().anyMatch(Character::isLetter);
    boolean company = passage.has(Sense.LEGAL_FORM, new Span(0, name.length()));
    return !letters || company || name.indexOf('@') >= 0 || scene.ourName(List.of(name.split(" ")))
        ? Optional.empty()
        : Optional.of(name);
  }
}
