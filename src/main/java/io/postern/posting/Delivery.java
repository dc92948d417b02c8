package io.postern.posting;

/** What became of one try to hand a mail to the relay. */
public sealed interface Delivery {
  /**
   * The relay has it.
   *
   * @param reply its words after the dot, which often name the mail in its queue
   */
  record Sent(String reply) implements Delivery {}

  /**
   * Not now: the relay said 4xx, or the network failed while it was certain that the relay had not
   * taken the mail.
   */
  record TryLater(Phase phase, String why) implements Delivery {}

  /**
   * Never: the relay said 5xx to this mail.
   *
   * @param at RCPT where the address is wrong; else the sender or the content
   * @param code the reply code, 500 to 599
   * @param status enhanced status code (RFC 3463), for example 5.1.1; empty when none is said
   * @param reply its words, one line
   */
  record Refused(Phase at, int code, String status, String reply) implements Delivery {}

  /** The dot was sent and no reply was read: the relay may have it or not. */
  record Uncertain(String why) implements Delivery {}

  /**
   * The fault is the account's and concerns every mail, not this one: signing in was refused, TLS
   * cannot be had, the certificate is wrong, the relay does not serve us. This mail was not sent.
   */
  record AccountFault(String why) implements Delivery {}
}
