package io.postern.understanding;

/** The answer to a question of yes or no. */
public enum Consent {
  YES,
  NO
}
