package io.postern.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a name as addresses may spell them; found out once, and only when it is asked. */
final class Spelled {
  private final List<String> words;
  private @Nullable List<List<String>> spellings;

  Spelled(List<String> words) {
    this.words = words;
  }

  /** For each word its spellings, the plainest first; words without letters are left out. */
  List<List<String>> spellings() {
    List<List<String>> known = spellings;
    if (known == null) {
      known = NameMatch.spelled(words);
      spellings = known;
    }
    return known;
  }
}
