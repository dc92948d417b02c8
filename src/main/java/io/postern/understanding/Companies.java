package io.postern.understanding;

import io.postern.understanding.PhraseBook.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds which names in a text may be companies'. */
final class Companies {
  /** Words before a place's name. */
  static final Set<String> WHERE =
      Set.of(
          "in", "near", "aus", "nahe", "à", "en", "w", "v", "ve", "i", "em", "a", "au", "aux",
          "around", "outside");

  private static final Set<String> LOWER_FORMS =
      Set.of("ltd", "inc", "llc", "llp", "plc", "srl", "sas", "spa", "kft");
  private static final Set<String> SURNAME = Set.of("van", "von", "de", "del", "della", "di");
  private static final Set<String> PLACE_WORDS = Set.of("in", "near", "aus", "around", "outside");
  private static final Pattern BRACKETS = Pattern.compile(" \\(\\p{Lu}[\\p{L}. -]{1,24}\\) ");
  private static final int MOST_WORDS = 9;
  private static final int FARTHEST_ROLE = 14;
  private static final int LONGEST_WHERE = 7;

  /**
   * A company named in a text.
   *
   * @param name with its legal form
   * @param words of the name
   * @param span where it stands
   * @param likely how surely it is a company, 0 to 1
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

  private final Passage passage;
  private final Scene scene;
  private final String text;
  private final List<Roles.Spotted> roles;

  private Companies(Passage passage, Scene scene, List<Roles.Spotted> roles) {
    this.passage = passage;
    this.scene = scene;
    this.text = passage.text();
    this.roles = roles;
  }

  static List<Spotted> find(
      Passage passage, Scene scene, List<Roles.Spotted> roles, List<Run> runs) {
    Companies companies = new Companies(passage, scene, roles);
    List<Spotted> found = new ArrayList<>(EastAsianNames.companies(passage));
    for (Run run : runs) {
      companies.split(run, found);
    }
    if (found.stream().noneMatch(company -> company.likely() > 0)) {
      found.addAll(SmallNames.companies(passage));
    }
    found.removeIf(
        company ->
            scene.ourName(company.words())
                || scene.senderCompany(company.words(), company.spelled())
                || company.words().size() < 3 && scene.senderName(company.words()));
    return Placed.sorted(found);
  }

  private void split(Run run, List<Spotted> found) {
    List<TextToken> tokens = run.tokens();
    int start = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i == tokens.size() || cut(run, i, start)) {
        if (i > start) {
          company(run.part(start, i), found);
        }
        start = i + 1;
      }
    }
  }

  private boolean cut(Run run, int i, int start) {
    TextToken token = run.tokens().get(i);
    if (!token.is(TextToken.Type.NAME)) {
      return token.is(TextToken.Type.WORD) && linksToCompany(run, i);
    }
    Span span = token.span();
    if (token.means(Sense.LEGAL_FORM) && legalFormAt(span)) {
      return false;
    }
    boolean last = i == run.tokens().size() - 1;
    boolean linked = i > 0 && !run.tokens().get(i - 1).is(TextToken.Type.NAME);
    // "Van Dalen Bouw", but not "In Acme"
    boolean surname =
        i == start
            && !last
            && SURNAME.contains(Folded.fold(token.in(text)))
            && (i > 0 || !run.tokens().get(1).is(TextToken.Type.NAME));
    boolean edge = i == start && !surname || last && !linked;
    boolean word = token.means(Sense.COMPANY_WORD);
    return inRole(span) && !(word && !token.means(Sense.ROLE_WORD))
        || token.means(Sense.COURTESY)
        || token.means(Sense.COMPANY_NOUN) && i == 0 && !word
        || edge && token.means(Sense.NOT_A_NAME) && !word
        || edge && token.means(Sense.GREETING)
        || i == 0 && afterwards(run) && token.means(Sense.INTRODUCES);
  }

  /** "Robles de Clínica Dental": the company begins behind the link. */
  private boolean linksToCompany(Run run, int link) {
    boolean word = link + 1 < run.tokens().size() && companyWord(run.tokens().get(link + 1));
    return (word || PersonOf.company(run.tokens(), link, passage, scene))
        && !words(run.part(0, link));
  }

  private boolean companyWord(TextToken token) {
    return token.is(TextToken.Type.NAME) && token.means(Sense.COMPANY_WORD);
  }

  private boolean legalFormAt(Span span) {
    return passage.covering(span, Sense.LEGAL_FORM).filter(this::isForm).isPresent();
  }

  /** "as" and "me" are words; AS and ME are legal forms. */
  private boolean isForm(Hit<FieldWord> hit) {
    String form = text.substring(hit.start(), hit.end());
    boolean small = form.equals(form.toLowerCase(Locale.ROOT)) && form.length() <= 3;
    return !small
        || form.indexOf('.') > 0
        || LOWER_FORMS.contains(form)
        || Folded.spaceless(form.charAt(0));
  }

  private static boolean afterwards(Run run) {
    return run.tokens().size() > 1;
  }

  private boolean inRole(Span span) {
    return Placed.hold(roles, span);
  }

  private void company(Run piece, List<Spotted> found) {
    Run run = trimmed(piece);
    Span form = legalForm(run.span());
    Span span = new Span(run.span().start(), Math.max(run.span().end(), form.end()));
    List<String> words = run.words(text);
    if (words.isEmpty() || words.size() > MOST_WORDS) {
      return;
    }
    boolean legal = form.end() > form.start();
    List<String> names = run.names(text);
    boolean nothingElse = legal && form.start() <= run.span().start();
    if (nothingElse || names.isEmpty()) {
      return; // a legal form alone
    }
    boolean alone = names.size() == 1;
    boolean person = scene.rules().isFirstName(names.getFirst()) && names.size() <= 3;
    boolean word = words(run);
    boolean lower = run.tokens().getLast().means(Sense.NOT_A_NAME);
    Likely likely =
        new Likely()
            .sign(legal, 0.85, "a legal form")
            .sign(names.size() > 1 && !person && !lower, 0.2, "several words with capitals")
            .sign(word, 0.6, "a word that companies have in their names")
            .sign(passage.endsBefore(Sense.COMPANY_NOUN, span.start()), 0.6, "called a company")
            .sign(roleBefore(span.start()), 0.6, "a role at it")
            .sign(
                passage.endsBefore(Sense.COMPANY_BEFORE, span.start()),
                0.4,
                "introduced as a company")
            .sign(quoted(span), 0.25, "in quotation marks")
            .sign(passage.place().equals("subject"), 0.35, "in the subject")
            .sign(needFollows(span), 0.3, "wants something")
            .sign(!alone && !person && placeFollows(span), 0.4, "sits somewhere")
            .against(person && !legal && !word, 0.3)
            .against(passage.endsBefore(Sense.COURTESY, span.start()), 0.1)
            .against(lower && alone && !legal, 0.4)
            .against(alone && !legal && words.getFirst().length() < 3, 0.3)
            .against(inPlace(span) && !legal && !word, 0.4)
            .against(inRole(span), 0.2);
    Span named = withoutFullStop(span);
    found.add(new Spotted(clean(named.in(text)), words, named, likely.value(), likely.signs()));
  }

  /**
   * "We met Acme Tools Ltd." ends a sentence; "Acme Tools Inc. wants" and "S.A." keep their dots.
   */
  private Span withoutFullStop(Span name) {
    int dot = name.end() - 1;
    int word = Math.max(text.lastIndexOf(' ', dot), name.start() - 1) + 1;
    if (text.charAt(dot) != '.' || text.substring(word, dot).indexOf('.') >= 0) {
      return name;
    }
    int next = name.end();
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    boolean goesOn =
        next < text.length()
            && text.charAt(next) != '\n'
            && (next == name.end() || !Character.isUpperCase(text.charAt(next)));
    return goesOn ? name : new Span(name.start(), dot);
  }

  private static String clean(String name) {
    int space = name.lastIndexOf(' ');
    return name.substring(0, space + 1) + Run.bare(name.substring(space + 1));
  }

  private boolean words(Run run) {
    for (TextToken token : run.tokens()) {
      if (companyWord(token)) {
        return true;
      }
    }
    return false;
  }

  /** Without links and marks at its ends; a "Van" with a capital begins the name. */
  private Run trimmed(Run run) {
    int from = 0;
    int to = run.tokens().size();
    while (from < to - 1 && !begins(run.tokens().get(from))) {
      from++;
    }
    while (to > from + 1 && !run.tokens().get(to - 1).is(TextToken.Type.NAME)) {
      to--;
    }
    return run.part(from, to);
  }

  private boolean begins(TextToken token) {
    return token.is(TextToken.Type.NAME) || Character.isUpperCase(text.charAt(token.start()));
  }

  /** The legal form that ends the name, inside the run or right behind it; empty without one. */
  private Span legalForm(Span run) {
    Span window = new Span(run.start(), Math.min(text.length(), run.end() + 40));
    Span best = new Span(run.end(), run.end());
    for (Hit<FieldWord> hit : passage.hits(Sense.LEGAL_FORM, window)) {
      if (!isForm(hit)) {
        continue;
      }
      boolean after = hit.meaning().detail().equals("after");
      boolean reaches =
          after
              && hit.end() >= run.end()
              && joined(text.substring(Math.min(run.end(), hit.start()), hit.start()));
      boolean before = !after && hit.start() == run.start() && hit.end() < run.end();
      if (before && best.start() == best.end()) {
        best = new Span(hit.start(), run.end());
        if (best.start() == run.start()) {
          best = new Span(run.start() + 1, run.end());
        }
      }
      if (reaches && hit.end() > best.end() || reaches && best.start() == best.end()) {
        best = new Span(hit.start(), hit.end());
      }
    }
    return best;
  }

  static boolean joined(String between) {
    if (BRACKETS.matcher(between).matches()) {
      return true; // "Jubilee Nurseries (Childcare) Ltd"
    }
    String bare = between.strip();
    return between.length() <= 2
        && (bare.isEmpty() || bare.equals(","))
        && between.indexOf('\n') < 0;
  }

  /** "COO of", "Geschäftsführer der", "PDG de": a role and at most two small words. */
  private boolean roleBefore(int start) {
    for (Roles.Spotted role : Placed.near(roles, new Span(start, start), FARTHEST_ROLE)) {
      int gap = start - role.span().end();
      if (gap >= 0 && gap <= FARTHEST_ROLE) {
        String between = Folded.fold(text.substring(role.span().end(), start));
        if (between.indexOf('.') < 0 && between.indexOf('\n') < 0 && between.indexOf(';') < 0) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean quoted(Span span) {
    return span.start() > 0
        && span.end() < text.length()
        && Folded.fold(text.charAt(span.start() - 1)) == '"'
        && Folded.fold(text.charAt(span.end())) == '"';
  }

  private boolean needFollows(Span span) {
    Span window = new Span(span.end(), Math.min(text.length(), span.end() + 30));
    return passage
        .hits(Sense.NEED, new Span(window.start(), Math.min(text.length(), window.end() + 20)))
        .stream()
        .anyMatch(
            hit ->
                hit.start() < window.end()
                    && text.substring(span.end(), hit.start()).indexOf('.') < 0);
  }

  /** "Fairweather Pies in Grimsby". */
  private boolean placeFollows(Span span) {
    int word = span.end() + 1;
    int end = word < text.length() && text.charAt(span.end()) == ' ' ? text.indexOf(' ', word) : -1;
    return end > word
        && end - word <= LONGEST_WHERE
        && WHERE.contains(Folded.fold(text.substring(word, end)))
        && end + 1 < text.length()
        && Character.isUpperCase(text.charAt(end + 1));
  }

  private boolean inPlace(Span span) {
    int end = span.start();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return PLACE_WORDS.contains(Folded.fold(text.substring(start, end)));
  }
}
