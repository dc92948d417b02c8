package io.postern.understanding;

import java.util.EnumSet;
import java.util.Set;

/**
 * One meaning of a phrase of the field rules.
 *
 * @param sense what it is good for
 * @param detail what its sense needs: a field's key, a currency, a factor; else empty
 * @param language ISO 639-1 of the file it stands in; empty when it belongs to every language
 */
public record FieldWord(Sense sense, String detail, String language) {
  private static final Set<Sense> OF_ANY_LANGUAGE =
      EnumSet.of(
          Sense.LABEL,
          Sense.LEGAL_FORM,
          Sense.CURRENCY,
          Sense.FACTOR,
          Sense.COURTESY,
          Sense.FAMILY);

  /** The language of the texts that it is looked for in; empty when it is every one. */
  public String spokenIn() {
    return OF_ANY_LANGUAGE.contains(sense) ? "" : language;
  }
}
