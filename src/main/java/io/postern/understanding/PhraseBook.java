package io.postern.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Words and phrases with their meanings, found in a text in one pass. A phrase matches whole words,
 * in any case and with or without accents; one that ends in {@code *} matches the beginning of a
 * word; a space in it matches any white space.
 *
 * @param <T> what a phrase means
 */
public final class PhraseBook<T> {
  /**
   * A phrase that stands in a text.
   *
   * @param start where it begins
   * @param end where it ends, exclusive; of a {@code *} phrase the end of the word
   * @param meaning what the phrase means
   */
  public record Hit<T>(int start, int end, T meaning) implements Placed {
    int length() {
      return end - start;
    }

    @Override
    public Span span() {
      return new Span(start, end);
    }
  }

  /** One meaning of a phrase, with the place of its language among {@link #languages}. */
  private record Meant<T>(T meaning, int language) {}

  private static final int LONGEST_WORD = 40;

  /** Of a phrase that is said in every language. */
  private static final String EVERY = "";

  private final List<String> languages;
  private final Edges edges;
  private final List<List<Meant<T>>> exact;
  private final List<List<Meant<T>>> prefixes;
  private final Marks marks;

  private PhraseBook(
      List<String> languages,
      Edges edges,
      List<List<Meant<T>>> exact,
      List<List<Meant<T>>> prefixes) {
    this.languages = languages;
    this.edges = edges;
    this.exact = exact;
    this.prefixes = prefixes;
    this.marks = new Marks(edges, exact, prefixes);
  }

  /** Only the phrases that mean something of this kind. */
  PhraseBook<T> only(Predicate<T> wanted) {
    return new PhraseBook<>(languages, edges, only(exact, wanted), only(prefixes, wanted));
  }

  private static <T> List<List<Meant<T>>> only(List<List<Meant<T>>> all, Predicate<T> wanted) {
    return all.stream()
        .map(some -> some.stream().filter(meant -> wanted.test(meant.meaning())).toList())
        .toList();
  }

  /** Every phrase in the text, by its place; several may begin at one place, the longest first. */
  List<Hit<T>> find(String text) {
    return find(text, Set.of());
  }

  /**
   * As {@link #find(String)}, of those that are said in one of the languages, or in every one.
   *
   * @param spoken ISO 639-1; empty where it is not known
   */
  List<Hit<T>> find(String text, Set<String> spoken) {
    boolean[] wanted = new boolean[languages.size()];
    for (int i = 0; i < wanted.length; i++) {
      String language = languages.get(i);
      wanted[i] = spoken.isEmpty() || language.equals(EVERY) || spoken.contains(language);
    }
    List<Hit<T>> hits = new ArrayList<>();
    for (int start = 0; start < text.length(); start++) {
      int node = marks.begins(Folded.fold(text.charAt(start)));
      if (node > 0 && Folded.startsWord(text, start)) {
        findAt(text, start, node, wanted, hits);
      }
    }
    return hits;
  }

  /**
   * @param begun the node of the first character
   */
  private void findAt(String text, int start, int begun, boolean[] wanted, List<Hit<T>> hits) {
    int first = hits.size();
    int node = begun;
    int at = start + 1;
    while (true) {
      if (marks.prefix(node)) {
        for (Meant<T> meant : prefixes.get(node)) {
          if (wanted[meant.language()]) {
            hits.add(first, new Hit<>(start, wordEnd(text, at), meant.meaning()));
          }
        }
      }
      if (marks.exact(node) && Folded.endsWord(text, at)) {
        for (Meant<T> meant : exact.get(node)) {
          if (wanted[meant.language()]) {
            hits.add(first, new Hit<>(start, at, meant.meaning()));
          }
        }
      }
      if (!marks.goesOn(node) || at >= text.length()) {
        return;
      }
      char c = Folded.fold(text.charAt(at));
      at++;
      if (Character.isWhitespace(c)) {
        c = ' ';
        while (at < text.length() && Character.isWhitespace(Folded.fold(text.charAt(at)))) {
          at++;
        }
      }
      node = edges.child(node, c);
      if (node < 0) {
        return;
      }
    }
  }

  private static int wordEnd(String text, int at) {
    int end = at;
    int limit = Math.min(text.length(), at + LONGEST_WORD);
    while (end < limit && !Folded.endsWord(text, end)) {
      end++;
    }
    return end;
  }

  /** Collects phrases. */
  public static final class Builder<T> {
    private final List<String> languages = new ArrayList<>();
    private final Edges edges = new Edges();
    private final List<List<Meant<T>>> exact = new ArrayList<>(List.of(List.of()));
    private final List<List<Meant<T>>> prefixes = new ArrayList<>(List.of(List.of()));

    /**
     * Adds a phrase, with {@code *} at its end if it is the beginning of a word.
     *
     * @param language it is said in, ISO 639-1; empty when it is said in every one
     */
    public Builder<T> add(String phrase, T meaning, String language) {
      String written = phrase.strip();
      boolean prefix = written.endsWith("*");
      String text = Folded.fold(prefix ? written.substring(0, written.length() - 1) : written);
      int node = 0;
      boolean gap = false;
      for (int i = 0; i < text.length(); i++) {
        boolean space = Character.isWhitespace(text.charAt(i));
        if (!(space && gap)) {
          node = edges.childOrNew(node, space ? ' ' : text.charAt(i));
          while (exact.size() <= node) {
            exact.add(List.of());
            prefixes.add(List.of());
          }
        }
        gap = space;
      }
      List<List<Meant<T>>> into = prefix ? prefixes : exact;
      Meant<T> meant = new Meant<>(meaning, place(language));
      if (node > 0 && !into.get(node).contains(meant)) {
        List<Meant<T>> meanings = new ArrayList<>(into.get(node));
        meanings.add(meant);
        into.set(node, List.copyOf(meanings));
      }
      return this;
    }

    private int place(String language) {
      if (!languages.contains(language)) {
        languages.add(language);
      }
      return languages.indexOf(language);
    }

    public PhraseBook<T> build() {
      return new PhraseBook<>(
          List.copyOf(languages), edges.copy(), List.copyOf(exact), List.copyOf(prefixes));
    }
  }

  /** What is at the nodes of the trie, to be told without looking into its lists. */
  private static final class Marks {
    private static final byte EXACT = 1;
    private static final byte PREFIX = 2;
    private static final byte GOES_ON = 4;

    private final byte[] marks;
    private final int[] firsts = new int[Character.MAX_VALUE + 1];

    Marks(Edges edges, List<? extends List<?>> exact, List<? extends List<?>> prefixes) {
      marks = new byte[exact.size()];
      int[] parents = edges.parents(exact.size());
      // A node is always younger than the one before it.
      for (int node = exact.size() - 1; node > 0; node--) {
        marks[node] |= exact.get(node).isEmpty() ? 0 : EXACT;
        marks[node] |= prefixes.get(node).isEmpty() ? 0 : PREFIX;
        if (marks[node] != 0) {
          marks[parents[node]] |= GOES_ON;
        }
      }
      for (int c = 0; c < firsts.length; c++) {
        int node = Character.isWhitespace((char) c) ? 0 : edges.child(0, (char) c);
        firsts[c] = node > 0 && marks[node] != 0 ? node : 0;
      }
    }

    /** The node of a folded character that a phrase begins with; 0 when none does. */
    int begins(char c) {
      return firsts[c];
    }

    boolean exact(int node) {
      return (marks[node] & EXACT) != 0;
    }

    boolean prefix(int node) {
      return (marks[node] & PREFIX) != 0;
    }

    boolean goesOn(int node) {
      return (marks[node] & GOES_ON) != 0;
    }
  }

  /** The edges of the trie: (node, character) to node, in one open-addressed table. */
  private static final class Edges {
    private long[] keys;
    private int[] nodes;
    private int size;

    Edges() {
      this(new long[1 << 10], new int[1 << 10], 0);
    }

    private Edges(long[] keys, int[] nodes, int size) {
      this.keys = keys;
      this.nodes = nodes;
      this.size = size;
    }

    int child(int node, char c) {
      int slot = slot(key(node, c));
      return keys[slot] == 0 ? -1 : nodes[slot];
    }

    int childOrNew(int node, char c) {
      long key = key(node, c);
      int slot = slot(key);
      if (keys[slot] == 0) {
        if (size * 2 >= keys.length) {
          grow();
          slot = slot(key);
        }
        keys[slot] = key;
        nodes[slot] = ++size;
      }
      return nodes[slot];
    }

    Edges copy() {
      return new Edges(keys.clone(), nodes.clone(), size);
    }

    /** For each node the one before it. */
    int[] parents(int nodes) {
      int[] parents = new int[nodes];
      for (int slot = 0; slot < keys.length; slot++) {
        if (keys[slot] != 0) {
          parents[this.nodes[slot]] = (int) (keys[slot] - 1 >>> 16);
        }
      }
      return parents;
    }

    private static long key(int node, char c) {
      return ((long) node << 16 | c) + 1;
    }

    private int slot(long key) {
      int mask = keys.length - 1;
      int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
      while (keys[slot] != 0 && keys[slot] != key) {
        slot = slot + 1 & mask;
      }
      return slot;
    }

    private void grow() {
      long[] oldKeys = keys;
      int[] oldNodes = nodes;
      keys = new long[oldKeys.length * 2];
      nodes = new int[oldKeys.length * 2];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != 0) {
          int slot = slot(oldKeys[i]);
          keys[slot] = oldKeys[i];
          nodes[slot] = oldNodes[i];
        }
      }
      Arrays.fill(oldKeys, 0);
    }
  }
}
