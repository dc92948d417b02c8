package io.postern.ledger;

import static io.postern.ledger.Batch.to;
import static io.postern.ledger.schema.Tables.CHALLENGE;
import static io.postern.ledger.schema.Tables.KNOWN_SIGNER;
import static io.postern.ledger.schema.Tables.REFUSAL;

import io.postern.deciding.Upkeep;
import io.postern.mail.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Writes what decisions change besides deals, each with its line in the audit. */
final class UpkeepWriter {
  private static final Query INSERT_CHALLENGE = Batch.insert(CHALLENGE, CHALLENGE.fields());
  private static final Query INSERT_SIGNER =
      DSL.insertInto(KNOWN_SIGNER)
          .columns(KNOWN_SIGNER.fields())
          .values(
              to(KNOWN_SIGNER.PROGRAM_ID),
              to(KNOWN_SIGNER.ADDRESS_KEY),
              to(KNOWN_SIGNER.SIGNER),
              to(KNOWN_SIGNER.SINCE),
              to(KNOWN_SIGNER.MAIL_ID))
          .onConflict(KNOWN_SIGNER.PROGRAM_ID, KNOWN_SIGNER.ADDRESS_KEY, KNOWN_SIGNER.SIGNER)
          .doNothing();

  private final Tx tx;
  private final RosterWriter roster;
  private final Audits audits;
  private final String programId;
  private final Instant now;
  private final List<Step> steps = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<CandidateRows.Asked> recruits = new ArrayList<>();
  private final IssueRows issues;

  private record Step(Upkeep upkeep, Optional<Long> mail) {
    long mailId() {
      return mail.orElseThrow(() -> new IllegalStateException("no mail said so: " + upkeep));
    }
  }

  private record Asked(Upkeep.Ask ask, long outgoingId) {}

  UpkeepWriter(Tx tx, RosterWriter roster, Audits audits, String programId, Instant now) {
    this.tx = tx;
    this.roster = roster;
    this.audits = audits;
    this.programId = programId;
    this.now = now;
    this.issues = new IssueRows(tx, programId, now);
  }

  /**
   * @param mailId the mail that the decision was about; empty for a step that was due
   */
  void add(List<Upkeep> all, Optional<Long> mailId) {
    for (Upkeep upkeep : all) {
      if (upkeep instanceof Upkeep.OfIssue of) {
        issues.add(of);
      } else if (upkeep instanceof Upkeep.Reach reach) {
        // At once: what follows from the same mail is to arrive.
        FailedMailRows.reach(tx, programId, reach.address());
      } else if (!(upkeep instanceof Upkeep.Ask) && !(upkeep instanceof Upkeep.Recruit)) {
        steps.add(new Step(upkeep, mailId));
      }
    }
  }

  /** The notice that asks has this number now. */
  void asked(Upkeep.Ask ask, long outgoingId) {
    asked.add(new Asked(ask, outgoingId));
  }

  /** The notice that asks about somebody has this number now. */
  void asked(Upkeep.Recruit recruit, long outgoingId) {
    recruits.add(new CandidateRows.Asked(recruit, outgoingId));
  }

  /** What is announced to a reader has this number now. */
  void announced(Upkeep.OfIssue step, long outgoingId) {
    issues.written(step, outgoingId);
  }

  void flush() {
    Batch challenges = tx.batch(INSERT_CHALLENGE);
    for (Asked one : asked) {
      var about = one.ask().about();
      challenges.row(
          one.outgoingId(),
          programId,
          about.mailId(),
          about.kind(),
          about.claimed().toString(),
          about.partnerId(),
          about.receivedAt(),
          one.ask().asked().key(),
          now);
    }
    challenges.run();
    CandidateRows.insert(tx, programId, recruits, now);
    issues.flush();
    steps.forEach(this::write);
  }

  private void write(Step step) {
    switch (step.upkeep()) {
      case Upkeep.Ask _, Upkeep.Recruit _, Upkeep.OfIssue _, Upkeep.Reach _ ->
          throw new IllegalStateException("written before, or with its notice");
      case Upkeep.Release release -> {
        var word = new ClaimedMail.Release(release.by().toString(), true, Optional.empty());
        require(HeldMails.again(tx, programId, release.mailId(), Optional.of(word), now));
        audit(release.by(), "mail-released", Operators.mail(release.mailId()), step);
      }
      case Upkeep.Dismiss dismiss -> {
        require(HeldMails.end(tx, programId, dismiss.mailId(), dismiss.reason(), now));
        audit(dismiss.by(), "mail-dismissed", Operators.mail(dismiss.mailId()), step);
      }
      case Upkeep.Deny deny -> {
        require(HeldMails.deny(tx, programId, deny.mailId(), deny.reason()));
        Departures.revokeTokenOf(tx, programId, deny.mailId(), now);
        audit(deny.by(), "mail-denied", Operators.mail(deny.mailId()), step);
      }
      case Upkeep.Settle settle -> {
        CandidateRows.settle(tx, programId, settle.candidacyId(), settle.end(), step.mailId(), now);
        audit(
            settle.by(),
            "candidate-" + settle.end().name().toLowerCase(Locale.ROOT),
            "mail " + settle.candidacyId(),
            step);
      }
      case Upkeep.Enrol enrol -> {
        long partner = roster.enrol(tx, programId, enrol, now);
        CandidateRows.joined(tx, programId, enrol, partner, step.mailId(), now);
        audit(enrol.by(), "partner-joined", enrol.contact().key(), step);
      }
      case Upkeep.Speak speak -> {
        roster.speak(tx, programId, speak.contact(), speak.language());
        audit(speak.contact(), "language-set", speak.contact().key(), step);
      }
      case Upkeep.Prefer prefer -> {
        roster.prefer(tx, programId, prefer.contact(), prefer.wanted());
        audit(prefer.contact(), "preferences-set", prefer.contact().key(), step);
      }
      case Upkeep.Unsubscribe leaver -> {
        RosterWriter.unsubscribe(tx, programId, leaver.contact());
        audit(leaver.contact(), "unsubscribed", leaver.contact().key(), step);
      }
      case Upkeep.Rank rank -> {
        TierRows.move(tx, programId, rank);
        OperatorAct done =
            new OperatorAct(
                "rules",
                rank.act(),
                TierRows.subject(rank.partner().name()),
                rank.before().tier() + " -> " + rank.after().tier());
        audits.write(tx, programId, done, now);
      }
      case Upkeep.PinTier pin -> {
        TierRows.pin(tx, programId, pin);
        String act = pin.tier().map("tier-pinned to "::concat).orElse("tier-freed");
        audit(pin.by(), act, TierRows.subject(pin.partner().name()), step);
      }
      case Upkeep.TakeSheet sheet -> {
        Sheets.keep(tx, programId, sheet.key(), sheet.origin(), sheet.text());
        sheet.origin().manager().ifPresent(by -> audit(by, "sheet-taken", sheet.key(), step));
      }
      case Upkeep.Join join -> {
        roster.join(tx, programId, join.partnerId(), join.contact(), now);
        audit(join.by(), "contact-vouched-for", join.contact().key(), step);
      }
      case Upkeep.AnswerLater later ->
          tx.dsl()
              .insertInto(REFUSAL)
              .columns(REFUSAL.fields())
              .values(
                  step.mailId(),
                  programId,
                  later.sender().key(),
                  AnswersGiven.LATER,
                  Stored.time(now))
              .execute();
      case Upkeep.Fail fail -> FailedMailRows.insert(tx, programId, fail, now);
      case Upkeep.Remember remember -> {
        Batch signers = tx.batch(INSERT_SIGNER);
        remember
            .signers()
            .forEach(
                signer ->
                    signers.row(programId, remember.sender().key(), signer, now, step.mailId()));
        signers.run();
        audit(remember.sender(), "signer-remembered", remember.sender().key(), step);
      }
    }
  }

  private static void require(boolean waited) {
    if (!waited) {
      throw new LostRace("the mail that was asked about does not wait any more");
    }
  }

  private void audit(Address by, String act, String subject, Step step) {
    OperatorAct done =
        new OperatorAct(by.toString(), act, subject, "said by mail " + step.mailId());
    audits.write(tx, programId, done, now);
  }
}
