package io.postern.ledger;

import io.postern.deal.Deal;
import io.postern.deal.RegistrationStatus;
import io.postern.deciding.Outcome;
import io.postern.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people and machines look at; nothing here changes anything. */
public final class Records {
  Records() {}

  /**
   * @param status only those; empty for all
   * @param search part of the company's or contact's name or address; empty for all
   */
  public record DealQuery(
      Optional<RegistrationStatus> status,
      Optional<Long> partnerId,
      String search,
      int offset,
      int limit) {}

  /** Newest first. */
  public List<Deal> deals(Program program, DealQuery query) {
    throw new UnsupportedOperationException();
  }

  public Optional<DealRecord> deal(Program program, long number) {
    throw new UnsupportedOperationException();
  }

  /**
   * @param outcome only those that ended so; empty for all
   * @param waiting only those that have not ended
   * @param since kept at or after
   */
  public record MailQuery(
      Optional<Outcome> outcome,
      boolean waiting,
      Optional<Instant> since,
      String search,
      int offset,
      int limit) {}

  /** Newest first. */
  public List<MailRow> mails(String programId, MailQuery query) {
    throw new UnsupportedOperationException();
  }

  public Optional<MailRecord> mail(Program program, long mailId) {
    throw new UnsupportedOperationException();
  }

  /** Outgoing mails, newest first. */
  public List<OutgoingRecord> outgoing(
      String programId, Optional<OutgoingState> state, int offset, int limit) {
    throw new UnsupportedOperationException();
  }

  /** The bytes of an outgoing mail. */
  public Optional<byte[]> outgoingBytes(String programId, long outgoingId) {
    throw new UnsupportedOperationException();
  }

  /** Proves the stream of events and what was made of it. */
  public Verified verify(Program program) {
    throw new UnsupportedOperationException();
  }

  /**
   * @param deals how many deals were looked at
   * @param events how many events
   * @param problems what does not add up, in words
   * @param head a hash over the heads of all deals, hex
   */
  public record Verified(long deals, long events, List<String> problems, String head) {
    public Verified {
      problems = List.copyOf(problems);
    }
  }

  /** What waits, now. */
  public Counts counts(String programId) {
    throw new UnsupportedOperationException();
  }
}
