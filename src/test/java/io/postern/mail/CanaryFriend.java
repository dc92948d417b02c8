package io.postern.mail;

import io.postern.kit.Canary;

/** With {@link Canary} a circle of two rooms, for the house test to find. */
public final class CanaryFriend {
  private CanaryFriend() {}

  public static String friend() {
    return Canary.class.getName();
  }
}
