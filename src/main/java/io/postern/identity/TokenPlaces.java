package io.postern.identity;

import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.mail.Mailbox;
import io.postern.mail.RawField;
import io.postern.mail.RawHeaders;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where a token of ours counts: in the envelope recipient. Where a way in has no envelope, in a
 * Delivered-To or X-Original-To of the border, and else in To or Cc; in Cc only when the program's
 * own address does not stand in To. Never in body or subject.
 */
public final class TokenPlaces {
  private TokenPlaces() {}

  /**
   * What the first of these places gives that gives anything.
   *
   * @param intake the program's own address: a mail that is written to it is a new one, and a token
   *     in its Cc, where anybody can put one, makes it no answer
   * @param kindOf what an address of ours stands for; empty for others and for those without a
   *     token
   */
  public static <T> List<T> find(
      RawHeaders headers,
      Letter letter,
      Envelope envelope,
      TrustPolicy policy,
      Address intake,
      Function<Address, Optional<T>> kindOf) {
    if (envelope.known()) {
      return all(envelope.recipients().stream(), kindOf);
    }
    TraceBlock block = TraceBlock.of(headers, policy);
    List<T> delivered =
        all(
            Stream.of("Delivered-To", "X-Original-To", "Envelope-To")
                .flatMap(name -> block.named(name).stream())
                .flatMap(TokenPlaces::address),
            kindOf);
    if (!delivered.isEmpty()) {
      return delivered;
    }
    Stream<Mailbox> to = letter.to().stream();
    boolean fresh = letter.to().stream().map(Mailbox::address).anyMatch(intake::equals);
    Stream<Mailbox> named = fresh ? to : Stream.concat(to, letter.cc().stream());
    return all(named.map(Mailbox::address), kindOf);
  }

  private static Stream<Address> address(RawField field) {
    String text = field.unfolded();
    boolean bracketed = text.startsWith("<") && text.endsWith(">") && text.length() > 2;
    return Address.parse(bracketed ? text.substring(1, text.length() - 1) : text).stream();
  }

  private static <T> List<T> all(Stream<Address> addresses, Function<Address, Optional<T>> kindOf) {
    return addresses.map(kindOf).flatMap(Optional::stream).distinct().toList();
  }
}
