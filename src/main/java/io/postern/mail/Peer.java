package io.postern.mail;

/**
 * Who stood at the other end of an SMTP connection; what SPF asks for (RFC 7208 2.3).
 *
 * @param ip its address in text form, v4 or v6
 * @param helo how it introduced itself: its own word, nothing proves it; empty when it did not
 */
public record Peer(String ip, String helo) {}
