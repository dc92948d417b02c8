package io.postern.writing;

import io.postern.kit.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The words of one language that are not part of a template: names of statuses and fields, forms of
 * dates, the footer. Read from {@code words.properties}; what a file leaves out, the file below it
 * says.
 */
final class Words {
  /** The file beside a locale's templates. */
  static final String FILE = "words.properties";

  private static final int MAX_VALUE = 2_000;

  private final Locale locale;
  private final NavigableMap<String, String> texts;

  private Words(Locale locale, NavigableMap<String, String> texts) {
    this.locale = locale;
    this.texts = texts;
  }

  static Words none(Locale locale) {
    return new Words(locale, new TreeMap<>());
  }

  /** These words with those of a file above them; lines that are wrong go to the problems. */
  Words with(String label, String source, List<Problem> problems) {
    Properties read = new OncePerKey(key -> problems.add(twice(label, source, key)));
    try {
      read.load(new StringReader(source));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(new Problem(label, 0, "not a properties file: " + e.getMessage()));
      return this;
    }
    NavigableMap<String, String> merged = new TreeMap<>(texts);
    for (String key : read.stringPropertyNames()) {
      String value = read.getProperty(key).strip();
      Optional<String> wrong = wrong(key, value);
      if (wrong.isPresent()) {
        problems.add(new Problem(label, lineOf(key, source), key + ": " + wrong.get()));
      } else {
        merged.put(key, value);
      }
    }
    return new Words(locale, merged);
  }

  private Optional<String> wrong(String key, String value) {
    if (value.length() > MAX_VALUE) {
      return Optional.of("longer than " + MAX_VALUE + " characters");
    }
    if (key.startsWith("date.")) {
      try {
        DateTimeFormatter _ = DateTimeFormatter.ofPattern(value, locale);
      } catch (IllegalArgumentException e) {
        return Optional.of("no form of a date: " + e.getMessage());
      }
    }
    return Optional.empty();
  }

  private static Problem twice(String label, String source, String key) {
    return new Problem(label, lastLineOf(key, source), key + ": it stands here a second time");
  }

  private static int lineOf(String key, String source) {
    return linesOf(key, source).findFirst().orElse(0);
  }

  private static int lastLineOf(String key, String source) {
    return linesOf(key, source).max().orElse(0);
  }

  private static IntStream linesOf(String key, String source) {
    List<String> lines = source.lines().toList();
    return IntStream.rangeClosed(1, lines.size())
        .filter(line -> lines.get(line - 1).split("[=:]", 2)[0].strip().equals(key));
  }

  /** Of two lines with one key the second would silently win, so it is said. */
  private static final class OncePerKey extends Properties {
    private static final long serialVersionUID = 1;

    private final transient Consumer<String> twice;

    OncePerKey(Consumer<String> twice) {
      this.twice = twice;
    }

    @Override
    public synchronized Object put(Object key, Object value) {
      if (containsKey(key)) {
        twice.accept(key.toString());
      }
      return super.put(key, value);
    }
  }

  Locale locale() {
    return locale;
  }

  /** Keys that the other has and these lack. */
  List<String> lacking(Words other) {
    List<String> lacking = new ArrayList<>(other.texts.keySet());
    lacking.removeAll(texts.keySet());
    return lacking;
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  /** Whether there are keys that begin so. */
  boolean below(String prefix) {
    String next = texts.ceilingKey(prefix);
    return next != null && next.startsWith(prefix);
  }

  /** The text of a key, its own name when nobody gave it one. */
  String say(String key) {
    return texts.getOrDefault(key, key);
  }

  /** With {@code {name}} in it replaced. */
  String say(String key, Map<String, String> values) {
    String text = say(key);
    StringBuilder said = new StringBuilder(text.length() + 32);
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      String value = close < 0 ? null : values.get(text.substring(open + 1, close));
      said.append(text, at, value == null ? open + 1 : open);
      at = open + 1;
      if (value != null) {
        said.append(value);
        at = close + 1;
      }
    }
    return said.append(text, at, text.length()).toString();
  }
}
