package io.postern.posting;

/** Hears how far a sending came, before the step itself is taken, and has the last word on it. */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress UNHEARD = phase -> {};

  void reaches(Phase phase);

  /**
   * Whether the final dot may still go out: asked when all before it is written. Without the dot
   * the relay drops what it has (RFC 5321 4.1.1.4).
   */
  default boolean mayEnd() {
    return true;
  }
}
