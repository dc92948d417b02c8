package io.postern.understanding;

import io.postern.understanding.PhraseBook.Hit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A piece of a mail, made ready to be searched: lines that a mail program wrapped are joined again,
 * its words are known by their meanings, its addresses and sentences by their places.
 */
final class Passage {
  /** Characters that are searched; nobody writes so much about prospects but in lists. */
  static final int LONGEST = 20_000;

  private static final int LONGEST_PHRASE = 120; // with the white space in it
  private static final int WIDEST_WRAP = 100;
  private static final int NARROWEST_WRAP = 50;

  private final String place;
  private final String text;
  private final Map<Sense, List<Hit<FieldWord>>> hits;
  private final List<Addresses.Spotted> addresses;
  private final List<Domains.Site> sites;
  private final List<TextToken> tokens;
  private final List<Span> sentences;

  private Passage(String place, String text, FieldRules rules, Set<String> languages) {
    this.place = place;
    this.text = text;
    this.addresses = Addresses.find(text);
    this.sites = Domains.find(text);
    List<Hit<FieldWord>> found = rules.words().find(text, languages);
    this.hits = bySense(found);
    List<Span> solid = new ArrayList<>();
    addresses.forEach(spotted -> solid.add(spotted.span()));
    sites.forEach(site -> solid.add(site.span()));
    this.tokens = meant(TextToken.of(text, solid), found);
    this.sentences = Sentences.of(text, tokens);
  }

  /**
   * @param place where in the mail it stands, as {@link Evidence#place} calls it
   * @param languages that the mail is written in; empty when they are not known
   */
  static Passage of(String place, String written, FieldRules rules, Set<String> languages) {
    String text = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
    return new Passage(place, unwrapped(text.replace("\r", "")), rules, languages);
  }

  String place() {
    return place;
  }

  String text() {
    return text;
  }

  List<TextToken> tokens() {
    return tokens;
  }

  List<Addresses.Spotted> addresses() {
    return addresses;
  }

  List<Domains.Site> sites() {
    return sites;
  }

  List<Span> sentences() {
    return sentences;
  }

  /** The words of one sense, by their places; of those at one place the longest first. */
  List<Hit<FieldWord>> hits(Sense sense) {
    return hits.getOrDefault(sense, List.of());
  }

  /** The words of one sense that begin and end within the span. */
  List<Hit<FieldWord>> hits(Sense sense, Span span) {
    return Placed.within(hits(sense), span);
  }

  /** Whether a word of this sense begins and ends within the span. */
  boolean has(Sense sense, Span span) {
    return !hits(sense, span).isEmpty();
  }

  /** Whether one word or phrase of this sense covers the span. */
  boolean covered(Span span, Sense sense) {
    return covering(span, sense).isPresent();
  }

  /** The tokens with the senses of the words and phrases that cover them. */
  private static List<TextToken> meant(List<TextToken> all, List<Hit<FieldWord>> hits) {
    long[] senses = new long[all.size()];
    int first = 0;
    for (Hit<FieldWord> hit : hits) {
      while (first < senses.length && all.get(first).start() < hit.start()) {
        first++;
      }
      long sense = 1L << hit.meaning().sense().ordinal();
      for (int i = first; i < senses.length && all.get(i).end() <= hit.end(); i++) {
        senses[i] |= sense;
      }
    }
    for (int i = 0; i < senses.length; i++) {
      if (senses[i] != 0) {
        all.set(i, all.get(i).meaning(senses[i]));
      }
    }
    return all;
  }

  /** The word or phrase of this sense that covers the span. */
  Optional<Hit<FieldWord>> covering(Span span, Sense sense) {
    List<Hit<FieldWord>> all = hits(sense);
    for (int i = Placed.from(all, span.start() - LONGEST_PHRASE);
        i < all.size() && all.get(i).start() <= span.start();
        i++) {
      if (all.get(i).end() >= span.end()) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /** Whether a word of this sense ends right before {@code at}: only blanks and quotes between. */
  boolean endsBefore(Sense sense, int at) {
    int edge = at;
    while (edge > 0 && " \t\"'(*:".indexOf(Folded.fold(text.charAt(edge - 1))) >= 0) {
      edge--;
    }
    List<Hit<FieldWord>> all = hits(sense);
    for (int i = Placed.from(all, at - LONGEST_PHRASE);
        i < all.size() && all.get(i).start() < at;
        i++) {
      if (all.get(i).end() == edge) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word of this sense is the last of a span. */
  boolean endsWith(Sense sense, Span span) {
    return hits(sense, span).stream().anyMatch(hit -> hit.end() == span.end());
  }

  private static Map<Sense, List<Hit<FieldWord>>> bySense(List<Hit<FieldWord>> all) {
    Map<Sense, List<Hit<FieldWord>>> map = new EnumMap<>(Sense.class);
    for (Hit<FieldWord> hit : all) {
      List<Hit<FieldWord>> same =
          map.computeIfAbsent(hit.meaning().sense(), _ -> new ArrayList<>());
      if (same.isEmpty() || !twice(same.getLast(), hit)) {
        same.add(hit);
      }
    }
    return map;
  }

  /** The same word of two languages. */
  private static boolean twice(Hit<FieldWord> one, Hit<FieldWord> other) {
    return one.start() == other.start()
        && one.end() == other.end()
        && one.meaning().detail().equals(other.meaning().detail());
  }

  /** The sentence at a place, or the next one behind it; the whole text where there is none. */
  Span sentenceAt(int at) {
    int index = firstEndingAfter(at);
    return index < sentences.size() ? sentences.get(index) : new Span(0, text.length());
  }

  int sentenceIndex(int at) {
    return Math.max(0, Math.min(firstEndingAfter(at), sentences.size() - 1));
  }

  private int firstEndingAfter(int at) {
    int low = 0;
    int high = sentences.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sentences.get(middle).end() <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Evidence evidence(Span span, String rule) {
    String words = span.in(text).strip();
    return new Evidence(place, words.length() <= 200 ? words : words.substring(0, 200), rule);
  }

  /** Puts a blank where a mail program broke a line only because it was full. */
  private static String unwrapped(String text) {
    String[] lines = text.split("\n", -1);
    int widest = 0;
    for (String line : lines) {
      widest = Math.max(widest, line.stripTrailing().length());
    }
    if (widest > WIDEST_WRAP || widest < NARROWEST_WRAP) {
      return text;
    }
    StringBuilder joined = new StringBuilder(text.length());
    for (int i = 0; i < lines.length; i++) {
      joined.append(lines[i]);
      if (i + 1 < lines.length) {
        joined.append(full(lines[i], lines[i + 1], widest) ? ' ' : '\n');
      }
    }
    return joined.toString();
  }

  private static boolean full(String line, String next, int widest) {
    String here = line.stripTrailing();
    String below = next.strip();
    if (here.isEmpty() || below.isEmpty() || startsItem(below)) {
      return false;
    }
    int space = below.indexOf(' ');
    int word = space < 0 ? below.length() : space;
    if (below.charAt(word - 1) == ':') {
      return false; // "Second: …"
    }
    return here.length() + 1 + word > widest && here.length() > widest / 2;
  }

  /** Whether a line is an item of a list: a bullet or a number begins it. */
  static boolean startsItem(String line) {
    return Items.marker(line) > 0;
  }
}
