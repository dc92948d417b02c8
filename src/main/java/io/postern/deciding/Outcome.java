package io.postern.deciding;

/** How each inbound mail ends: in exactly one of these, with a reason code. */
public enum Outcome {
  /** What it asks for was done. */
  ACTED,
  /** Its sender was asked something. */
  ASKED,
  /** It waits for a person. */
  HELD,
  /** It was answered no. */
  REFUSED,
  /** It is kept, and nothing else follows: automatic, loop, duplicate. */
  RECORDED
}
