package io.postern.understanding;

/** How quotes, forwards and signatures look, per language. */
public record QuoteRules() {}
