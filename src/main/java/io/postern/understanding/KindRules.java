package io.postern.understanding;

/** Cue words of the kinds of mail, per language. */
public record KindRules() {}
