package io.postern.understanding;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The header lines of a mail as another mail shows them.
 *
 * @param start its first line
 * @param end the line behind it
 * @param fields what stands behind the labels
 * @param languages that have all of its labels
 */
record HeaderBlock(int start, int end, Map<QuoteCue, String> fields, Set<String> languages) {
  HeaderBlock {
    fields = Map.copyOf(fields);
    languages = Set.copyOf(languages);
  }

  /** Whether it says who wrote what to whom. */
  boolean complete() {
    return fields.containsKey(QuoteCue.FROM)
        && fields.containsKey(QuoteCue.TO)
        && fields.containsKey(QuoteCue.SUBJECT);
  }

  String field(QuoteCue cue) {
    return fields.getOrDefault(cue, "");
  }

  /** The block without the words of its labels, for the trace. */
  List<QuoteCue> named() {
    return fields.keySet().stream().sorted().toList();
  }
}
