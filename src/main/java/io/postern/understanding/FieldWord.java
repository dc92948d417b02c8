package io.postern.understanding;

/**
 * One meaning of a phrase of the field rules.
 *
 * @param sense what it is good for
 * @param detail what its sense needs: a field's key, a currency, a factor; else empty
 * @param language ISO 639-1 of the file it stands in; empty when it belongs to every language
 */
public record FieldWord(Sense sense, String detail, String language) {}
