package io.postern.understanding;

/** The words of the commands, per language. */
public record CommandRules() {}
