package io.postern.understanding;

/** Labels and cue words of a referral's fields, legal forms, free-mail domains. */
public record FieldRules() {}
