package io.postern.understanding;

import java.util.List;
import java.util.Map;

/**
 * How mails look in one language: one file of {@code inbound-rules/quotes/}.
 *
 * @param language ISO 639-1, or a name such as {@code common} for what belongs to none
 * @param cues the lists of the file
 */
public record QuoteWords(String language, Map<QuoteCue, List<String>> cues) {
  public QuoteWords {
    cues = Map.copyOf(cues);
  }

  public List<String> of(QuoteCue cue) {
    return cues.getOrDefault(cue, List.of());
  }
}
