package io.postern.understanding;

import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;

/**
 * One prospect's part of a text.
 *
 * @param scene who is who
 * @param sheet only what was found in this part
 * @param scope the part
 * @param others what else may name the prospect: the subject, a forwarded original
 * @param anchor the prospect's address, when it is known
 */
record Focus(Scene scene, Sheet sheet, Span scope, List<Sheet> others, Optional<Anchor> anchor) {
  private static final int CLOSE_BEFORE = 45;

  Focus {
    others = List.copyOf(others);
  }

  /** The domain of the address, unless it is free mail. */
  Optional<String> anchorDomain() {
    return anchor
        .map(Anchor::address)
        .map(Address::domain)
        .filter(domain -> !scene.rules().isFreeMail(domain));
  }

  /** Where the address stands, when it does in this part. */
  Optional<Span> anchorSpan() {
    return anchor.flatMap(Anchor::span).filter(scope::contains);
  }

  /** Characters between a stretch and the address; 0 when that stands elsewhere. */
  int distance(Span span) {
    return anchorSpan().map(a -> a.gap(span)).orElse(0);
  }

  /** Whether a word of this sense stands close before a stretch, in its sentence. */
  boolean near(Sense sense, Span span) {
    Passage passage = sheet.passage();
    Span sentence = passage.sentenceAt(span.start());
    Span window = new Span(Math.max(sentence.start(), span.start() - CLOSE_BEFORE), span.start());
    return passage.has(sense, window);
  }

  Evidence evidence(Span span, String rule) {
    return sheet.passage().evidence(span, rule);
  }
}
