package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person as a form or a card gives one: name, role, perhaps company, between commas or brackets.
 *
 * @param name without courtesy titles; may be empty
 * @param role as written
 * @param company when the line names one
 */
record PersonLine(String name, Optional<String> role, Optional<String> company) {
  private static final int MOST_WORDS = 6;

  static Optional<PersonLine> of(String written, Scene scene) {
    String text = withoutAddresses(written);
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean dash =
          Folded.fold(c) == '-'
              && i > 0
              && text.charAt(i - 1) == ' '
              && i + 1 < text.length()
              && text.charAt(i + 1) == ' ';
      if ("(),;|/（）、，\t".indexOf(c) >= 0 || dash) {
        add(piece, pieces);
      } else {
        piece.append(c);
      }
    }
    add(piece, pieces);
    if (pieces.isEmpty()) {
      return Optional.empty();
    }
    String name = "";
    Optional<String> role = Optional.empty();
    Optional<String> company = Optional.empty();
    for (String one : pieces) {
      Passage passage = scene.passage("label-line", one);
      List<Roles.Spotted> roles = Roles.find(passage);
      if (name.isEmpty()
          && !roles.isEmpty()
          && roles.getFirst().span().start() == 0
          && pieces.size() > 1
          && roles.getFirst().text().length() == one.length()) {
        role = role.or(() -> Optional.of(one));
      } else if (name.isEmpty()) {
        NameAndRole both = parted(one, passage, roles);
        name = both.name();
        role = role.or(both::role);
        company = company.or(both::company);
      } else if (role.isEmpty()
          && Phones.digits(one) < 5
          && one.length() <= 60
          && !roles.isEmpty()) {
        role = Optional.of(one);
      } else if (role.isEmpty()
          && Phones.digits(one) == 0
          && pieces.size() == 2
          && one.length() <= 40) {
        role = passage.has(Sense.LEGAL_FORM, new Span(0, one.length())) ? Optional.empty() : role;
      }
    }
    return Optional.of(new PersonLine(name, role, company));
  }

  private record NameAndRole(String name, Optional<String> role, Optional<String> company) {}

  /** "Geschäftsführer Dr. Thomas Greiner", "Jane Doe COO", "Jane Doe from Acme". */
  private static NameAndRole parted(String text, Passage passage, List<Roles.Spotted> roles) {
    String name = text;
    Optional<String> role = Optional.empty();
    for (Roles.Spotted spotted : roles) {
      boolean ends = spotted.span().end() == text.length() && spotted.span().start() > 1;
      boolean begins = spotted.span().start() == 0 && spotted.span().end() < text.length() - 1;
      if (ends || begins) {
        role = Optional.of(spotted.text());
        name =
            ends ? text.substring(0, spotted.span().start()) : text.substring(spotted.span().end());
        break;
      }
    }
    return new NameAndRole(plainName(name, passage.place(), passage), role, Optional.empty());
  }

  /** Without courtesy titles before it and 様 behind it; "Doe Jane" stays as it is. */
  static String plainName(String written, String place, Passage rulesOf) {
    String name = Labelled.stripped(written);
    boolean again = true;
    while (again) {
      again = false;
      int space = name.indexOf(' ');
      if (space > 0) {
        int at = rulesOf.text().indexOf(name);
        Span first = at < 0 ? new Span(0, 0) : new Span(at, at + space);
        if (at >= 0
            && rulesOf.covered(first, Sense.COURTESY)
            && !rulesOf.covered(first, Sense.TITLE)) {
          name = name.substring(space + 1).strip();
          again = true;
        }
      }
    }
    for (String suffix : List.of("様", "さま", "さん", "氏", "先生", "女士", "님", "씨")) {
      if (name.endsWith(suffix) && name.length() > suffix.length() + 1) {
        name = name.substring(0, name.length() - suffix.length()).strip();
      }
    }
    long words = name.chars().filter(c -> c == ' ').count() + 1;
    return words <= MOST_WORDS ? name : "";
  }

  private static String withoutAddresses(String written) {
    StringBuilder text = new StringBuilder(written);
    List<Addresses.Spotted> addresses = Addresses.find(written);
    for (int i = addresses.size() - 1; i >= 0; i--) {
      Span span = addresses.get(i).span();
      text.replace(span.start(), span.end(), ",");
    }
    return text.toString().replace("<,>", ",").replace("mailto:", "");
  }

  private static void add(StringBuilder piece, List<String> pieces) {
    String text = Labelled.stripped(piece.toString()).strip();
    if (!text.isEmpty()) {
      pieces.add(text);
    }
    piece.setLength(0);
  }
}
