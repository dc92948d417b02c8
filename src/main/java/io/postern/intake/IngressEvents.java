package io.postern.intake;

import io.postern.mail.Receipt;
import io.postern.mail.Source;
import java.time.Duration;

/** What the ways in tell about themselves; they do not log. Called from many threads at once. */
public interface IngressEvents {
  /** Nobody listens. */
  IngressEvents NONE = new IngressEvents() {};

  /** It takes mail from now on: a listener its port is open, a mailbox is connected. */
  default void connected(String ingress, String where) {}

  /** It lost its server and tries again. */
  default void lost(String ingress, String why, Duration retryIn) {}

  /**
   * It turned somebody away.
   *
   * @param peer the address of the other end
   * @param reason a kebab-case code, for example {@code not-ours}
   */
  default void refused(String ingress, String peer, String reason) {}

  /** The sink answered. */
  default void handedOver(Source source, Receipt receipt) {}

  /** One mail or one step failed and the rest went on. */
  default void trouble(String ingress, String what) {}
}
