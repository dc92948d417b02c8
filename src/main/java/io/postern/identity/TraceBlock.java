package io.postern.identity;

import io.postern.mail.Envelope;
import io.postern.mail.RawField;
import io.postern.mail.RawHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields that the border itself put on a mail: from the top down to the first Received that is
 * not its own (RFC 8601 5). What stands below is the sender's word.
 *
 * @param fields empty when the border put no Received there: then nothing proves a border at all
 * @param receivedAt when the border took the mail: the date of its topmost Received
 * @param hops how many Received fields the whole mail has
 */
public record TraceBlock(List<RawField> fields, Optional<Instant> receivedAt, int hops) {
  public TraceBlock {
    fields = List.copyOf(fields);
  }

  public static TraceBlock of(RawHeaders headers, TrustPolicy policy) {
    List<RawField> block = new ArrayList<>();
    Optional<Instant> receivedAt = Optional.empty();
    boolean border = false;
    boolean ended = false;
    int hops = 0;
    for (RawField field : headers.fields()) {
      if (field.is("Received")) {
        hops++;
        Received received = Received.read(field.unfolded());
        ended |= !policy.ownHost(received.by());
        receivedAt = ended || border ? receivedAt : received.date();
        border |= !ended;
      }
      if (!ended) {
        block.add(field);
      }
    }
    return new TraceBlock(border ? block : List.of(), receivedAt, hops);
  }

  /** The envelope, and where the way in has none, whether the border noted the null sender. */
  public Envelope noted(Envelope envelope) {
    boolean nobody =
        named("Return-Path").stream()
            .limit(1)
            .anyMatch(field -> field.unfolded().strip().equals(Envelope.NOBODY));
    return nobody && !envelope.known() ? envelope.fromNobody() : envelope;
  }

  List<RawField> named(String name) {
    return fields.stream().filter(field -> field.is(name)).toList();
  }
}
