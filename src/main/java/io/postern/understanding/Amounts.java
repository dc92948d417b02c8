package io.postern.understanding;

import io.postern.kit.Money;
import io.postern.understanding.PhraseBook.Hit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds amounts of money in text, and which of them is what the deal may be worth. */
final class Amounts {
  private static final Map<String, String> CROWNS =
      Map.of("sv", "SEK", "no", "NOK", "nb", "NOK", "nn", "NOK", "da", "DKK", "is", "ISK");
  private static final Set<String> OTHER_DOLLARS =
      Set.of("CA", "AU", "NZ", "SG", "HK", "TW", "MX", "AR", "CL", "CO", "UY", "JM");
  private static final BigDecimal LARGEST = new BigDecimal("100000000000");
  private static final BigDecimal LEAST_IN_WORDS = new BigDecimal(1000);
  private static final int NEAR = 45;

  /** R134a and R404 are no money. */
  private static final int MOST_OF_A_TYPE = 5;

  private static final int LONGEST_BETWEEN = 12;

  /** What stands between the ends of a range. */
  private static final Set<String> TO =
      Set.of(
          "-", "to", "and", "bis", "und", "a", "à", "e", "et", "y", "tot", "en", "do", "az", "till",
          "og", "och", "~", "〜", "から", "or", "oder", "ou", "o");

  /**
   * An amount in a text.
   *
   * @param money empty when the currency is not said, or could be several
   * @param number the figure
   * @param span where it stands, with its currency
   * @param range one end of "30 to 40"
   * @param monthly said to be per month
   * @param deal words beside it say that it is the deal's
   * @param other words beside it say that it is something else
   */
  record Amount(
      Optional<Money> money,
      BigDecimal number,
      Span span,
      boolean range,
      boolean monthly,
      boolean deal,
      boolean other)
      implements Placed {}

  private final Passage passage;
  private final Scene scene;
  private final String text;

  private Amounts(Passage passage, Scene scene) {
    this.passage = passage;
    this.scene = scene;
    this.text = passage.text();
  }

  static List<Amount> find(Passage passage, Scene scene) {
    return new Amounts(passage, scene).find();
  }

  private List<Amount> find() {
    List<Figure> figures = new ArrayList<>();
    List<TextToken> tokens = passage.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is(TextToken.Type.NUMBER)) {
        int last = lastOfNumber(tokens, i);
        Span digits = new Span(tokens.get(i).start(), tokens.get(last).end());
        figures.add(figure(digits, digits.in(text)));
        i = last;
      }
    }
    boolean rands = scene.countries().all().stream().limit(2).anyMatch("ZA"::equals);
    if (rands || scene.languages().contains("en")) {
      rands(tokens, figures, rands);
    }
    for (NumberWords.Spotted words : NumberWords.find(passage, this::rank)) {
      figures.add(figure(words.span(), words.number().toPlainString()));
    }
    figures.sort(Comparator.comparingInt(figure -> figure.span().start()));
    return amounts(figures);
  }

  /**
   * R250k, R1,4m: a capital R right before digits.
   *
   * @param paid whether rands are what people there pay with, so that no factor must follow
   */
  private void rands(List<TextToken> tokens, List<Figure> figures, boolean paid) {
    for (int i = 0; i < tokens.size(); i++) {
      int start = tokens.get(i).start();
      boolean rand =
          tokens.get(i).is(TextToken.Type.NAME)
              && text.charAt(start) == 'R'
              && start + 1 < text.length()
              && Character.isDigit(text.charAt(start + 1));
      if (rand) {
        int end = start + 1;
        while (end < text.length()
            && (Character.isDigit(text.charAt(end))
                || ".,".indexOf(text.charAt(end)) >= 0
                    && end + 1 < text.length()
                    && Character.isDigit(text.charAt(end + 1)))) {
          end++;
        }
        Span digits = new Span(start + 1, end);
        Figure figure = figure(digits, digits.in(text));
        boolean scaled = figure.factor().compareTo(BigDecimal.ONE) > 0;
        if (scaled || paid && end - start > MOST_OF_A_TYPE) {
          figures.add(
              new Figure(
                  digits,
                  new Span(start, figure.span().end()),
                  figure.written(),
                  figure.factor(),
                  Optional.of("ZAR")));
        }
      }
    }
  }

  /** A number with what stands around it. */
  private record Figure(
      Span digits, Span span, String written, BigDecimal factor, Optional<String> currency) {}

  /** 1 200 000 is one number in three tokens. */
  private int lastOfNumber(List<TextToken> tokens, int first) {
    int last = first;
    while (last + 1 < tokens.size()) {
      TextToken here = tokens.get(last);
      TextToken next = tokens.get(last + 1);
      boolean group = next.is(TextToken.Type.NUMBER) && threeDigits(next.in(text));
      boolean head = last > first || here.end() - here.start() <= 3;
      boolean blank = next.start() - here.end() == 1 && Folded.fold(text.charAt(here.end())) == ' ';
      if (!group || !head || !blank || here.in(text).startsWith("0")) {
        break;
      }
      last++;
    }
    return last;
  }

  /** "200", "200.5" or "200,50". */
  private static boolean threeDigits(String number) {
    int length = number.length();
    for (int i = 0; i < length; i++) {
      boolean point = i == 3 && ".,".indexOf(number.charAt(i)) >= 0 && i + 1 < length;
      if (!point && (number.charAt(i) < '0' || number.charAt(i) > '9')) {
        return false;
      }
    }
    return length == 3 || (length == 5 || length == 6) && ".,".indexOf(number.charAt(3)) >= 0;
  }

  private Figure figure(Span number, String written) {
    int start = number.start();
    int end = number.end();
    Span span = number;
    Optional<String> currency = Optional.empty();
    BigDecimal factor = BigDecimal.ONE;
    Optional<Hit<FieldWord>> before = endingAt(Sense.CURRENCY, start);
    if (before.isPresent()) {
      currency = before.map(hit -> hit.meaning().detail());
      span = new Span(before.get().start(), end);
      factor = factorOf(before.get());
    }
    int at = end;
    for (int step = 0; step < 3; step++) {
      int next = skip(at);
      Optional<Hit<FieldWord>> scale = startingAt(Sense.FACTOR, next);
      Optional<Hit<FieldWord>> unit = startingAt(Sense.CURRENCY, next);
      if (scale.isEmpty() && unit.isEmpty() || step > 0 && next < at) {
        break;
      }
      if (scale.isPresent()) {
        factor = factor.multiply(new BigDecimal(scale.get().meaning().detail()));
        at = scale.get().end();
      }
      if (unit.isPresent()) {
        String code = unit.get().meaning().detail();
        if (currency.isEmpty() || code.length() == 3) {
          currency = Optional.of(code); // "$400,000 MXN": the code says which dollar
        }
        at = Math.max(at, unit.get().end());
      }
    }
    return new Figure(number, new Span(span.start(), Math.max(end, at)), written, factor, currency);
  }

  private BigDecimal factorOf(Hit<FieldWord> hit) {
    for (Hit<FieldWord> factor : passage.hits(Sense.FACTOR, new Span(hit.start(), hit.end()))) {
      if (factor.start() == hit.start() && factor.end() == hit.end()) {
        return new BigDecimal(factor.meaning().detail());
      }
    }
    return BigDecimal.ONE;
  }

  private int skip(int at) {
    int next = at;
    while (next < text.length()
        && " .-,+".indexOf(Folded.fold(text.charAt(next))) >= 0
        && next - at < 3) {
      if (text.charAt(next) == ',' && !text.startsWith(",-", next)
          || text.charAt(next) == '.' && !text.startsWith(".-", next)) {
        break;
      }
      next++;
    }
    return next;
  }

  private Optional<Hit<FieldWord>> startingAt(Sense sense, int at) {
    Span window = new Span(at, Math.min(text.length(), at + 40));
    Optional<Hit<FieldWord>> first = Optional.empty();
    for (Hit<FieldWord> hit : passage.hits(sense, window)) {
      if (hit.start() == at && first.filter(it -> !sooner(hit, it)).isEmpty()) {
        first = Optional.of(hit);
      }
    }
    return first;
  }

  /** "80 mil" are thousands to Brazilians and millions to others: the mail's language says. */
  private boolean sooner(Hit<FieldWord> hit, Hit<FieldWord> other) {
    long difference = rank(hit) - rank(other);
    return difference < 0
        || difference == 0 && hit.length() > other.length(); // "tis." before "tis"
  }

  /** The mail's languages in their order, then what all languages share, then the others. */
  private long rank(Hit<FieldWord> hit) {
    String language = hit.meaning().language();
    long place = scene.languages().stream().takeWhile(spoken -> !spoken.equals(language)).count();
    boolean another = place == scene.languages().size() && !language.isEmpty();
    return another ? place + 1 : place;
  }

  private Optional<Hit<FieldWord>> endingAt(Sense sense, int at) {
    int edge = at;
    while (edge > 0 && at - edge < 2 && " .:".indexOf(Folded.fold(text.charAt(edge - 1))) >= 0) {
      edge--;
    }
    for (Hit<FieldWord> hit : passage.hits(sense, new Span(Math.max(0, edge - 40), at))) {
      if (hit.end() == edge || hit.end() == at) {
        return Optional.of(hit);
      }
    }
    return Optional.empty();
  }

  private List<Amount> amounts(List<Figure> figures) {
    List<Amount> amounts = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      boolean opens = i + 1 < figures.size() && rangeBetween(figure, figures.get(i + 1));
      boolean closes = i > 0 && rangeBetween(figures.get(i - 1), figure);
      Figure whole =
          opens
              ? completed(figure, figures.get(i + 1))
              : closes ? completed(figure, figures.get(i - 1)) : figure;
      amount(whole, opens || closes).ifPresent(amounts::add);
    }
    return amounts;
  }

  /** In "£60-70k" each end borrows what the other says. */
  private static Figure completed(Figure figure, Figure other) {
    boolean bare = figure.factor().compareTo(BigDecimal.ONE) == 0;
    return new Figure(
        figure.digits(),
        figure.span(),
        figure.written(),
        bare ? other.factor() : figure.factor(),
        figure.currency().or(other::currency));
  }

  private boolean rangeBetween(Figure low, Figure high) {
    int gap = high.span().start() - low.span().end();
    if (gap < 0 || gap > LONGEST_BETWEEN) {
      return false;
    }
    String between = Folded.fold(text.substring(low.span().end(), high.span().start())).strip();
    return TO.contains(between) && (low.currency().isPresent() || high.currency().isPresent());
  }

  private Optional<Amount> amount(Figure figure, boolean range) {
    boolean scaled = figure.factor().compareTo(BigDecimal.ONE) > 0;
    Optional<BigDecimal> number =
        Numbers.read(figure.written(), scaled)
            .map(n -> n.multiply(figure.factor()))
            .filter(n -> n.signum() > 0 && n.compareTo(LARGEST) < 0);
    if (number.isEmpty() || figure.currency().isEmpty() && !scaled && !labelled(figure)) {
      return Optional.empty();
    }
    if (inWords(figure)
        && (figure.currency().isEmpty() || number.get().compareTo(LEAST_IN_WORDS) < 0)) {
      return Optional.empty(); // "two thousand members", "one pound"
    }
    Optional<Money> money =
        figure.currency().flatMap(this::code).flatMap(code -> Money.of(number.get(), code));
    Span clause = clause(figure.span());
    boolean monthly =
        passage.hits(Sense.PER_MONTH, clause).stream()
            .anyMatch(
                hit ->
                    hit.start() >= figure.span().start() && hit.start() - figure.span().end() < 16);
    return Optional.of(
        new Amount(
            money,
            number.get(),
            figure.span(),
            range,
            monthly,
            near(Sense.VALUE, figure.span(), clause) || passage.has(Sense.PER_YEAR, clause),
            near(Sense.NOT_VALUE, figure.span(), clause)));
  }

  private boolean inWords(Figure figure) {
    return Character.isLetter(text.charAt(figure.digits().start()));
  }

  private boolean labelled(Figure figure) {
    return passage.place().equals("label-line") && figure.span().start() == figure.digits().start();
  }

  private boolean near(Sense sense, Span span, Span clause) {
    Span window =
        new Span(
            Math.max(clause.start(), span.start() - NEAR),
            Math.min(clause.end(), span.end() + NEAR));
    return passage.has(sense, window);
  }

  /** The part of the sentence, between its commas and semicolons, that the span stands in. */
  private Span clause(Span span) {
    Span sentence = passage.sentenceAt(span.start());
    int start = span.start();
    while (start > sentence.start()
        && ";；".indexOf(text.charAt(start - 1)) < 0
        && !text.startsWith(", ", start - 1)) {
      start--;
    }
    int end = span.end();
    while (end < sentence.end()
        && ";；".indexOf(text.charAt(end)) < 0
        && !text.startsWith(", ", end)) {
      end++;
    }
    return new Span(start, Math.max(end, span.end()));
  }

  private Optional<String> code(String written) {
    return switch (written) {
      case "$" ->
          scene.countries().all().stream().limit(2).anyMatch(OTHER_DOLLARS::contains)
              ? Optional.empty()
              : Optional.of("USD");
      case "£" -> Optional.of("GBP");
      case "¥" ->
          scene.languages().contains("ja")
              ? Optional.of("JPY")
              : scene.languages().contains("zh") ? Optional.of("CNY") : Optional.empty();
      case "kr" ->
          scene.languages().stream().filter(CROWNS::containsKey).map(CROWNS::get).findFirst();
      default -> Optional.of(written);
    };
  }
}
