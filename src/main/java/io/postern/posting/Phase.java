package io.postern.posting;

/** How far the sending of one mail came. Up to {@link #DATA} it is safe to send it again. */
public enum Phase {
  /** Connecting, greeting, TLS and signing in. */
  CONNECT,
  /** MAIL FROM was sent. */
  MAIL,
  /** RCPT TO was sent. */
  RCPT,
  /** DATA was sent, and perhaps a part of the mail. */
  DATA,
  /** The final dot is on its way: from here on the relay may have the mail. */
  DOT_SENT,
  /** The reply to the dot was read. */
  REPLY_READ
}
