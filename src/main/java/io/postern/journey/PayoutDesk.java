package io.postern.journey;

import io.postern.commission.payment.Batch;
import io.postern.commission.payment.PayeeText;
import io.postern.commission.payment.Payers;
import io.postern.commission.payment.Payment;
import io.postern.commission.payment.PayoutRun;
import io.postern.commission.payment.PayoutRun.Candidate;
import io.postern.deciding.Decision;
import io.postern.deciding.PayoutDecider;
import io.postern.deciding.PayoutDecider.Changed;
import io.postern.deciding.PayoutDecider.Part;
import io.postern.deciding.PayoutDecider.PayoutFacts;
import io.postern.journey.Programs.Running;
import io.postern.kit.Sha256;
import io.postern.ledger.Ledger;
import io.postern.ledger.PayoutRecord;
import io.postern.ledger.PayoutRecord.State;
import io.postern.ledger.PayoutRecord.Transfer;
import io.postern.ledger.Payouts;
import io.postern.ledger.Payouts.DetailsRow;
import io.postern.ledger.Payouts.Filed;
import io.postern.ledger.Payouts.Settlement;
import io.postern.payout.PayoutFile;
import io.postern.payout.PayoutOrder;
import io.postern.program.Program;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The story of a payout: what would be paid, the word that releases it, and what became of it. A
 * release pays just what was looked at, and pays it once.
 */
public final class PayoutDesk {
  private static final int LONGEST_PREFIX = 10;
  private static final int CODE = 8;

  private final Ledger ledger;
  private final OutboundNotifier notifier;
  private final Function<Program, RuleShelf> rules;
  private final InstantSource clock;

  public PayoutDesk(
      Ledger ledger,
      OutboundNotifier notifier,
      Function<Program, RuleShelf> rules,
      InstantSource clock) {
    this.ledger = ledger;
    this.notifier = notifier;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * What would be paid now.
   *
   * @param code names just this: to whom, where to, how much and for which lines
   */
  public record Proposal(PayoutRun run, String code) {}

  /**
   * @param files what was released; empty when the code was not, or not any more, that of what can
   *     be paid
   */
  public record Release(List<Filed> files) {
    public Release {
      files = List.copyOf(files);
    }
  }

  public Proposal propose(Running running) {
    Instant now = clock.instant();
    return propose(running.program(), ledger.payouts().candidates(running.program(), now), now);
  }

  private Proposal propose(Program program, List<Candidate> candidates, Instant now) {
    RuleShelf shelf = rules.apply(program);
    PayoutRun run =
        PayoutRun.of(candidates, shelf.inForce().commission().payout(), shelf.payers(), now);
    return new Proposal(run, code(run));
  }

  private static String code(PayoutRun run) {
    List<String> all = new ArrayList<>();
    for (Batch batch : run.batches()) {
      for (Payment payment : batch.payments()) {
        all.add(
            payment.partnerId()
                + " "
                + payment.sum()
                + " "
                + payment.lines()
                + " "
                + PayeeText.of(payment.payee()));
      }
    }
    return Sha256.ofAll(all).substring(0, CODE);
  }

  /**
   * Releases what was proposed under a code.
   *
   * @param operator who releases it
   */
  public Release release(Running running, String code, String operator) {
    Program program = running.program();
    Instant now = clock.instant();
    return new Release(
        ledger
            .payouts()
            .release(
                program, running.workflow(), operator, new Releasing(program, code, now), now));
  }

  private final class Releasing extends ProgramScribe implements Payouts.ReleaseJudge {
    private final String code;

    Releasing(Program program, String code, Instant now) {
      super(program, rules.apply(program), notifier, now);
      this.code = code;
    }

    @Override
    public List<Filed> files(List<Candidate> candidates, long next) {
      Proposal proposal = propose(program, candidates, now);
      if (!proposal.code().equals(code)) {
        return List.of();
      }
      Payers payers = rules.apply(program).payers();
      List<Batch> batches = proposal.run().batches();
      return IntStream.range(0, batches.size())
          .mapToObj(i -> file(program, payers, batches.get(i), next + i, now))
          .toList();
    }

    @Override
    public Decision released(List<Filed> files, PayoutFacts facts) {
      List<Part> parts = new ArrayList<>();
      for (Filed file : files) {
        file.batch()
            .payments()
            .forEach(one -> parts.add(new Part(file.number(), one.partnerId(), one.lines())));
      }
      return PayoutDecider.released(parts, facts, inForce(), now);
    }
  }

  private static Filed file(Program program, Payers payers, Batch batch, long number, Instant now) {
    ZoneId zone = program.zone();
    LocalDate payOn =
        LocalDate.ofInstant(program.calendar().plusDays(now, payers.workingDays()), zone);
    LocalDateTime madeAt = LocalDateTime.ofInstant(now, zone);
    PayoutOrder order =
        new PayoutOrder(
            reference(program, number, madeAt), number, program.name(), madeAt, payOn, batch);
    return new Filed(
        number, order.id(), batch, payOn, order.fileName(), PayoutFile.of(order, payers));
  }

  // With its day: a database that comes from a backup may count the same numbers once more.
  private static String reference(Program program, long number, LocalDateTime madeAt) {
    String prefix = program.prefix();
    return prefix.substring(0, Math.min(LONGEST_PREFIX, prefix.length()))
        + "-P"
        + number
        + "-"
        + madeAt.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  /**
   * The money of a payout has left; its partners are told.
   *
   * @param partner only this one's, by its name
   * @return what is paid now and was not before
   */
  public List<Transfer> paid(
      Running running, long number, Optional<String> partner, String operator) {
    return settle(
        running,
        new Settlement(
            number, State.PAID, one -> is(one, partner), Set.of(State.RELEASED), "", false),
        operator);
  }

  /**
   * The money of a payout did not leave, or came back: its lines are paid by the next one. Where
   * one partner is named, its details are not used again before they are given anew.
   *
   * @param reason in words; the partner is told
   */
  public List<Transfer> failed(
      Running running, long number, Optional<String> partner, String reason, String operator) {
    return settle(
        running,
        new Settlement(
            number,
            State.FAILED,
            one -> is(one, partner),
            Set.of(State.RELEASED, State.PAID),
            reason,
            partner.isPresent()),
        operator);
  }

  private static boolean is(Transfer transfer, Optional<String> partner) {
    return partner.map(name -> transfer.partner().equalsIgnoreCase(name.strip())).orElse(true);
  }

  private List<Transfer> settle(Running running, Settlement settlement, String operator) {
    Program program = running.program();
    Instant now = clock.instant();
    return ledger
        .payouts()
        .settle(
            program,
            running.workflow(),
            settlement,
            operator,
            new Settling(program, settlement, now),
            now);
  }

  private final class Settling extends ProgramScribe implements Payouts.SettleJudge {
    private final Settlement settlement;

    Settling(Program program, Settlement settlement, Instant now) {
      super(program, rules.apply(program), notifier, now);
      this.settlement = settlement;
    }

    @Override
    public Decision settled(PayoutRecord payout, List<Transfer> transfers, PayoutFacts facts) {
      List<Part> parts =
          transfers.stream()
              .map(one -> new Part(payout.number(), one.partnerId(), one.lines()))
              .toList();
      return settlement.to() == State.PAID
          ? PayoutDecider.paid(parts, facts, inForce(), now)
          : PayoutDecider.failed(parts, settlement.reason(), facts, inForce(), now);
    }
  }

  /** Takes in where partners' money goes; their contacts are told. */
  public Payouts.Taken take(Running running, List<DetailsRow> rows, String operator) {
    Program program = running.program();
    Instant now = clock.instant();
    return ledger
        .payouts()
        .take(program, running.workflow(), rows, operator, new Noting(running, now), now);
  }

  private final class Noting extends ProgramScribe implements Payouts.DetailsJudge {
    private final Running running;

    Noting(Running running, Instant now) {
      super(running.program(), rules.apply(running.program()), notifier, now);
      this.running = running;
    }

    @Override
    public Decision changed(List<Changed> changes) {
      return PayoutDecider.details(running.program(), running.workflow(), changes, now);
    }
  }
}
