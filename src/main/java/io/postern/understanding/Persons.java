package io.postern.understanding;

import io.postern.understanding.PhraseBook.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds who may be a person in a text. */
final class Persons {
  private static final int MOST_WORDS = 5;
  private static final int FARTHEST_ROLE = 30;
  private static final List<String> SUFFIXES =
      List.of(" junior", " senior", " jr.", " sr.", " jr", " jun.", " sen.");

  /**
   * Somebody named in a text.
   *
   * @param name without courtesy titles
   * @param words of the name, without titles
   * @param span where it stands
   * @param likely how surely it is a person, 0 to 1
   * @param signs what says so
   * @param spelled its words as addresses may spell them
   */
  record Spotted(
      String name, List<String> words, Span span, double likely, String signs, Spelled spelled)
      implements Placed {
    Spotted(String name, List<String> words, Span span, double likely, String signs) {
      this(name, words, span, likely, signs, new Spelled(words));
    }
  }

  /** What stands between somebody's name and a company's, folded. */
  static final Set<String> AT =
      Set.of(
          "of", "from", "at", "bei", "von", "vom", "chez", "de", "di", "da", "van", "bij", "pa",
          "fran", "hos", "z", "ze");

  private static final int FARTHEST_NEED = 70;

  private final Passage passage;
  private final Scene scene;
  private final String text;
  private final List<Roles.Spotted> roles;

  private Persons(Passage passage, Scene scene, List<Roles.Spotted> roles) {
    this.passage = passage;
    this.scene = scene;
    this.text = passage.text();
    this.roles = roles;
  }

  static List<Spotted> find(
      Passage passage, Scene scene, List<Roles.Spotted> roles, List<Run> runs) {
    Persons people = new Persons(passage, scene, roles);
    List<Spotted> found = new ArrayList<>();
    for (Run run : runs) {
      people.split(run, found);
    }
    if (found.isEmpty()) {
      found.addAll(SmallNames.people(passage, scene.rules()));
    }
    found.addAll(EastAsianNames.people(passage));
    found.removeIf(person -> scene.senderName(person.words()) || scene.ourName(person.words()));
    return Placed.sorted(found);
  }

  /** Cuts a run at what is no part of a person's name. */
  private void split(Run run, List<Spotted> found) {
    List<TextToken> tokens = run.tokens();
    int start = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i == tokens.size() || cut(tokens, i)) {
        if (i > start) {
          person(run.part(start, i)).ifPresent(found::add);
        }
        start = i + 1;
      }
    }
  }

  private boolean cut(List<TextToken> tokens, int i) {
    TextToken token = tokens.get(i);
    Span span = token.span();
    if (token.is(TextToken.Type.MARK)) {
      return "&+".indexOf(text.charAt(token.start())) >= 0;
    }
    if (token.is(TextToken.Type.WORD)) {
      // "Robles de Clínica Dental": a link to a company is none inside a name.
      return PersonOf.company(tokens, i, passage, scene)
          || i + 1 < tokens.size() && tokens.get(i + 1).means(Sense.COMPANY_WORD);
    }
    boolean title = token.means(Sense.TITLE);
    boolean surname = i > 0 && givenName(tokens.get(i - 1)) && !capitals(token);
    return token.means(Sense.COURTESY) && !title
        || inRole(span)
        || token.means(Sense.ROLE) && !surname
        || token.means(Sense.LEGAL_FORM)
        || token.means(Sense.COMPANY_NOUN)
        || notAName(token) && !surname;
  }

  private boolean givenName(TextToken token) {
    return token.is(TextToken.Type.NAME)
        && scene.rules().isFirstName(token.in(text))
        && !token.means(Sense.NOT_A_NAME);
  }

  private boolean capitals(TextToken token) {
    String word = token.in(text);
    return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
  }

  private boolean inRole(Span span) {
    return Placed.hold(roles, span);
  }

  private boolean notAName(TextToken token) {
    return token.is(TextToken.Type.NAME)
        && token.means(Sense.NOT_A_NAME)
        && !(scene.rules().isFirstName(token.in(text)) && nameFollows(token));
  }

  /** "Will Smith", but not "Will he". */
  private boolean nameFollows(TextToken token) {
    int next = token.end() + 1;
    return next < text.length() && Character.isUpperCase(text.charAt(next));
  }

  private Optional<Spotted> person(Run piece) {
    Run run = trimmed(piece);
    List<String> words = new ArrayList<>();
    for (TextToken token : run.tokens()) {
      if (token.is(TextToken.Type.NAME) && !token.means(Sense.TITLE)) {
        words.add(Run.bare(token.in(text)));
      }
    }
    if (words.isEmpty() || words.size() > MOST_WORDS || tooShort(words)) {
      return Optional.empty();
    }
    Span span = withSuffix(withTitle(withoutArticle(run.span())));
    if (ownAddressFollows(span)) {
      return Optional.empty();
    }
    boolean first = scene.rules().isFirstName(firstPart(words.getFirst()));
    boolean alone = words.size() == 1;
    boolean courtesy = passage.endsBefore(Sense.COURTESY, span.start());
    boolean title = span.start() < run.span().start() || run.tokens().getFirst().means(Sense.TITLE);
    Likely likely =
        new Likely()
            .sign(courtesy, 0.75, "courtesy title")
            .sign(title, 0.7, "title")
            .sign(first && !alone, 0.7, "given name")
            .sign(first && alone, 0.4, "given name alone")
            .sign(
                !first && !alone && scene.rules().isFirstName(words.getLast()),
                0.35,
                "given name last")
            .sign(
                passage.endsBefore(Sense.PERSON_BEFORE, start(span)),
                alone ? 0.35 : 0.45,
                "introduced as a person")
            .sign(role(span), 0.6, "a role beside it")
            .sign(!alone && addressFollows(span), 0.35, "an address beside it")
            .sign(!alone && numberFollows(span), 0.35, "a number behind it")
            .sign(!alone && !first && spelled(words.getFirst()), 0.45, "an address begins so")
            .sign(!alone && asksForCompany(span), 0.6, "wants something for a company")
            .against(Roles.ofOurs(passage, span.start()), 0.2)
            .against(alone && !courtesy && !title && !first, 0.5)
            .against(companyWord(run), first && !alone ? 0.7 : 0.1)
            .against(legalFormFollows(run.span().end()), 0.1)
            .against(words.size() > 3, 0.6)
            .against(inPlace(span), 0.7);
    String name = span.in(text);
    return Optional.of(new Spotted(bareEnd(name), words, span, likely.value(), likely.signs()));
  }

  /** "l'Ing. Colombini", "d'Anna Rossi"; but "D'Angelo" is a name. */
  private Span withoutArticle(Span run) {
    int at = run.start();
    while (at < run.end() && Character.isLowerCase(text.charAt(at))) {
      at++;
    }
    boolean article =
        at > run.start()
            && at + 1 < run.end()
            && Folded.fold(text.charAt(at)) == '\''
            && Character.isUpperCase(text.charAt(at + 1));
    return article ? new Span(at + 1, run.end()) : run;
  }

  /** The name with a title before it, however that is written: "dra. Robles". */
  private Span withTitle(Span run) {
    Span before = new Span(Math.max(0, run.start() - 20), run.start());
    for (Hit<FieldWord> hit : passage.hits(Sense.TITLE, before)) {
      String between = text.substring(hit.end(), run.start());
      if (between.isBlank() && between.indexOf('\n') < 0
          || between.equals(". ")
          || between.equals("-")) {
        return new Span(hit.start(), run.end());
      }
    }
    return run;
  }

  /** The name with what tells father from son. */
  private Span withSuffix(Span name) {
    if (name.end() >= text.length() || Folded.fold(text.charAt(name.end())) != ' ') {
      return name;
    }
    int end = Math.min(text.length(), name.end() + 8);
    String behind = Folded.fold(text.substring(name.end(), end));
    for (String suffix : SUFFIXES) {
      int after = name.end() + suffix.length();
      if (behind.startsWith(suffix) && Folded.endsWord(text, after)) {
        return new Span(name.start(), after);
      }
    }
    return name;
  }

  private static String bareEnd(String name) {
    int space = name.lastIndexOf(' ');
    return name.substring(0, space + 1) + Run.bare(name.substring(space + 1));
  }

  /** A hyphenated given name counts by its first half. */
  private static String firstPart(String word) {
    int dash = word.indexOf('-');
    return dash > 1 ? word.substring(0, dash) : word;
  }

  private static boolean tooShort(List<String> words) {
    for (String word : words) {
      if (Folded.letters(word).length() >= 2) {
        return false;
      }
    }
    return true;
  }

  /** Without links and marks at its ends. */
  private static Run trimmed(Run run) {
    int from = 0;
    int to = run.tokens().size();
    while (from < to - 1 && !run.tokens().get(from).is(TextToken.Type.NAME)) {
      from++;
    }
    while (to > from + 1 && !run.tokens().get(to - 1).is(TextToken.Type.NAME)) {
      to--;
    }
    return run.part(from, to);
  }

  /** Where the name starts, its courtesy title included. */
  private int start(Span span) {
    for (Hit<FieldWord> hit :
        passage.hits(Sense.COURTESY, new Span(Math.max(0, span.start() - 20), span.start()))) {
      if (text.substring(hit.end(), span.start()).isBlank()) {
        return hit.start();
      }
    }
    return span.start();
  }

  private boolean role(Span span) {
    for (Roles.Spotted role : Placed.near(roles, span, FARTHEST_ROLE)) {
      int from = Math.min(role.span().end(), span.end());
      int to = Math.max(role.span().start(), span.start());
      if (from <= to && roleJoin(Folded.fold(text.substring(from, to)))) {
        return true;
      }
    }
    return false;
  }

  /** What may stand between a name and a role. */
  private boolean roleJoin(String between) {
    if (between.indexOf('\n') >= 0) {
      return between.isBlank() && between.chars().filter(c -> c == '\n').count() == 1;
    }
    String bare = between.strip();
    if (bare.length() <= 2 && bare.chars().noneMatch(Character::isLetterOrDigit)) {
      return !bare.equals(".") && !bare.equals("?") && !bare.equals("!");
    }
    return bare.length() <= 22
        && bare.indexOf('.') < 0
        && between.chars().filter(c -> c == ' ').count() <= 5
        && bare.codePoints().noneMatch(c -> c == '@');
  }

  private boolean addressFollows(Span span) {
    for (Addresses.Spotted address : Placed.near(passage.addresses(), span, 4)) {
      if (!address.span().overlaps(span) && address.span().gap(span) <= 4) {
        return true;
      }
    }
    return false;
  }

  /** "our director Ben Cole (ben@…)" with the sender's domain: a colleague, no prospect. */
  private boolean ownAddressFollows(Span span) {
    for (Addresses.Spotted address : Placed.near(passage.addresses(), span, 4)) {
      if (address.start() >= span.end() && !scene.stranger(address.address())) {
        return true;
      }
    }
    return false;
  }

  /** "Ada Byron, 0161 496 0177", "Ada Byron (+44 …": on the same line, nothing between. */
  private boolean numberFollows(Span span) {
    int at = Phones.behind(text, span.end());
    return at > span.end() && Phones.begins(text, at);
  }

  /** "Barnaby Vane of Coombe Valley Cider asked me for help". */
  private boolean asksForCompany(Span span) {
    Span sentence = passage.sentenceAt(span.start());
    String behind =
        Folded.fold(text.substring(span.end(), Math.min(text.length(), span.end() + 7)));
    int of = behind.startsWith(" ") ? behind.indexOf(' ', 1) : -1;
    int company = span.end() + of + 1;
    return of > 0
        && AT.contains(behind.substring(1, of))
        && company < sentence.end()
        && Character.isUpperCase(text.charAt(company))
        && passage.has(
            Sense.NEED, new Span(company, Math.min(sentence.end(), company + FARTHEST_NEED)));
  }

  private boolean spelled(String given) {
    return PersonOf.spelled(given, passage);
  }

  private boolean companyWord(Run run) {
    for (TextToken token : run.tokens()) {
      if (token.is(TextToken.Type.NAME) && token.means(Sense.COMPANY_WORD)) {
        return true;
      }
    }
    return false;
  }

  private boolean legalFormFollows(int end) {
    Span window = new Span(end, Math.min(text.length(), end + 40));
    return passage.hits(Sense.LEGAL_FORM, window).stream()
        .anyMatch(
            hit ->
                hit.meaning().detail().equals("after")
                    && text.substring(end, hit.start()).strip().length() <= 1
                    && !text.substring(end, hit.start()).contains("\n"));
  }

  /** "in Nashville": what follows such a word is where, not who. */
  private boolean inPlace(Span span) {
    int end = span.start();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return Companies.WHERE.contains(Folded.fold(text.substring(start, end)));
  }
}
