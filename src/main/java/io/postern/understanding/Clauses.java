package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;

/** Cuts a sentence at its commas, semicolons, brackets and dashes. */
final class Clauses {
  private Clauses() {}

  static List<Span> of(String text, Span sentence) {
    List<Span> clauses = new ArrayList<>();
    int start = sentence.start();
    for (int i = sentence.start(); i <= sentence.end(); i++) {
      if (i == sentence.end() || cuts(text, i, sentence)) {
        if (i > start) {
          clauses.add(new Span(start, i));
        }
        start = i + 1;
      }
    }
    return clauses;
  }

  private static boolean cuts(String text, int i, Span sentence) {
    char c = text.charAt(i);
    if (c == ' ' || c >= 'a' && c <= 'z') {
      return false;
    }
    boolean spaceAfter = i + 1 >= sentence.end() || Character.isWhitespace(text.charAt(i + 1));
    boolean spaceBefore = i > 0 && Character.isWhitespace(text.charAt(i - 1));
    return ";；、，()（）|".indexOf(c) >= 0
        || c == ',' && spaceAfter
        || Folded.fold(c) == '-' && spaceAfter && spaceBefore;
  }
}
