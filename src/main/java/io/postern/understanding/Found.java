package io.postern.understanding;

/**
 * A value that was read from a mail.
 *
 * @param value what was read
 * @param confidence 0 to 1, calibrated: of those at 0.9 nine in ten are right
 * @param evidence where it stands
 */
public record Found<T>(T value, double confidence, Evidence evidence) {}
