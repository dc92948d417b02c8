package io.postern.understanding;

import io.postern.deal.Field;
import io.postern.understanding.Tokens.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines such as "Contact email: jane@acme.example": corrections, or a form that was filled in. */
final class FieldLines {
  private static final int MAX_LABEL = 6;
  private static final int WRAPPED = 60;

  /**
   * @param fields values as written; of a field that is given twice with two values both are kept
   *     in {@code twice}
   * @param twice whether a field has two values
   * @param from the first token
   * @param next the first token after them
   */
  record Correction(Map<Field, String> fields, boolean twice, int from, int next) {}

  private final Tokens tokens;
  private final List<Tongue> tongues;

  FieldLines(Tokens tokens, List<Tongue> tongues) {
    this.tokens = tokens;
    this.tongues = tongues;
  }

  /** The fields that lines from this token on give, one below the other. */
  Optional<Correction> read(int at) {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    boolean twice = false;
    int here = at;
    int next = at;
    while (true) {
      Optional<Label> label = label(here);
      if (label.isEmpty()) {
        break;
      }
      int end = valueEnd(label.get().value());
      String value = value(label.get(), end);
      if (!value.isEmpty()) {
        String before = fields.putIfAbsent(label.get().field(), value);
        twice |= before != null && !before.equals(value);
      }
      here = tokens.kind(end) == Kind.END ? end : end + 1;
      next = here;
    }
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(new Correction(fields, twice, at, next));
  }

  /** Whether a field's label with a colon begins here. */
  boolean begins(int at) {
    return label(at).isPresent();
  }

  /**
   * @param value the first token after the colon
   */
  private record Label(Field field, int value) {}

  private Optional<Label> label(int at) {
    int start = tokens.mark(at, "-\u2022\u00B7") ? at + 1 : at;
    StringBuilder words = new StringBuilder();
    int here = start;
    while (here < start + MAX_LABEL * 3 && !tokens.mark(here, ":") && !tokens.lineEnd(here)) {
      switch (tokens.kind(here)) {
        case WORD -> words.append(words.isEmpty() ? "" : " ").append(tokens.text(here));
        case MARK -> {
          if (!tokens.mark(here, "-./()")) {
            return Optional.empty();
          }
        }
        case NUMBER, ADDRESS, REF, EMOJI, LINE, PARAGRAPH, END -> {
          return Optional.empty();
        }
      }
      here++;
    }
    if (!tokens.mark(here, ":") || words.isEmpty()) {
      return Optional.empty();
    }
    for (Tongue tongue : tongues) {
      Optional<Field> field = tongue.label(words.toString());
      if (field.isPresent()) {
        return Optional.of(new Label(field.get(), here + 1));
      }
    }
    return Optional.empty();
  }

  // To the end of the line; over it when the line is so long that a mail program wrapped it.
  private int valueEnd(int value) {
    int line = value;
    int at = value;
    while (true) {
      while (!tokens.lineEnd(at)) {
        at++;
      }
      boolean wrapped =
          tokens.kind(at) == Kind.LINE
              && tokens.start(at) - tokens.start(line) > WRAPPED
              && label(at + 1).isEmpty();
      if (!wrapped) {
        return at;
      }
      at++;
      line = at;
    }
  }

  private String value(Label label, int end) {
    int from = tokens.end(label.value() - 1);
    int to = tokens.start(end);
    String value = tokens.source().substring(Math.min(from, to), to).strip();
    String bare = value.replaceAll("\\s+", " ").replaceFirst("^\\*+\\s*", "");
    return bare.matches("[?\u2026._-]*") ? "" : bare;
  }
}
