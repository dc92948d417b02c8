package io.postern.understanding;

import java.util.EnumMap;
import java.util.Map;

/**
 * A header block that a mail program wrote into one line without blanks between its fields: {@code
 * From: Ada <ada@vendor.example>To: …Subject: …}.
 */
final class GluedHeaders {
  private static final int LONGEST = 24;

  private GluedHeaders() {}

  static Map<QuoteCue, String> of(String line, Lexicon lexicon) {
    Map<QuoteCue, String> fields = new EnumMap<>(QuoteCue.class);
    QuoteCue last = null;
    int valueStart = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean colon = c == ':' || c == '：';
      boolean bare = c == ' ' && last != null && i + 1 < line.length() && line.charAt(i + 1) != ':';
      if (!colon && !bare) {
        continue;
      }
      int start = labelStart(line, valueStart, i, bare, lexicon);
      QuoteCue cue = start < 0 ? null : cue(line.substring(start, i), fields, lexicon);
      if (cue != null) {
        if (last != null) {
          fields.put(last, line.substring(valueStart, start).strip());
        }
        fields.put(cue, "");
        last = cue;
        valueStart = i + 1;
      }
    }
    if (last != null) {
      fields.put(last, line.substring(valueStart).strip());
    }
    return fields;
  }

  // The longest label that ends here and begins with a capital, or right behind an address.
  private static int labelStart(String line, int floor, int end, boolean bare, Lexicon lexicon) {
    for (int start = Math.max(floor, end - LONGEST); start < end; start++) {
      int first = line.codePointAt(start);
      boolean begins = !Character.isLowerCase(first) && Character.isLetter(first);
      boolean behind =
          start == floor
              || line.charAt(start - 1) == '>'
              || (end - start > 3
                  && start > 1
                  && Character.isUpperCase(line.charAt(start - 1))
                  && Character.isUpperCase(line.charAt(start - 2)));
      if ((bare ? behind && begins && start > floor : begins)
          && !lexicon.label(label(line.substring(start, end))).isEmpty()) {
        return start;
      }
    }
    return -1;
  }

  private static @org.jspecify.annotations.Nullable QuoteCue cue(
      String label, Map<QuoteCue, String> fields, Lexicon lexicon) {
    for (QuoteCue cue : lexicon.label(label(label))) {
      if (!fields.containsKey(cue)) {
        return cue;
      }
    }
    return null;
  }

  private static String label(String text) {
    return Fold.of(Fold.clean(text));
  }
}
