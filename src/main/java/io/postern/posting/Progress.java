package io.postern.posting;

/** Hears how far a sending came, before the step itself is taken. */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress UNHEARD = phase -> {};

  void reaches(Phase phase);
}
