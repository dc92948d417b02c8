package io.postern.understanding;

/**
 * A phrase that speaks for a kind of mail.
 *
 * @param kind the kind it speaks for
 * @param weight how strongly: 1 hints, 2 says so, 3 hardly leaves a doubt
 * @param language ISO 639-1 of the file it stands in; empty when it belongs to every language
 */
public record KindCue(Kind kind, int weight, String language) {}
