package io.postern.understanding;

/**
 * How sure a reading is: signs that speak for it add up, each from the doubt that the others left;
 * signs against it take their share.
 */
final class Likely {
  private double doubt = 1;
  private double trust = 1;
  private String signs = "";

  /** A sign that alone would make it this likely, 0 to 1. */
  Likely sign(boolean there, double likely, String name) {
    if (there) {
      doubt *= 1 - likely;
      signs = signs.isEmpty() ? name : signs + ", " + name;
    }
    return this;
  }

  /** A sign against it, after which only this share of the trust is left. */
  Likely against(boolean there, double left) {
    if (there) {
      trust *= left;
    }
    return this;
  }

  double value() {
    return (1 - doubt) * trust;
  }

  /** The strongest signs' names, for the trace. */
  String signs() {
    return signs;
  }
}
