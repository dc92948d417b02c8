package io.postern.notice;

import io.postern.figures.Figure;
import io.postern.figures.Value;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One mail that Postern owes somebody: a record a notice, its name in kebab-case is its template.
 * Its components are what the template can say.
 */
public sealed interface Notice
    permits PartnerNotice,
        ManagerNotice,
        MoneyNotice,
        TierNotice,
        AnybodyNotice,
        NewcomerNotice,
        AdminNotice {
  /**
   * @param reason how it ended
   */
  record UnansweredMail(Instant receivedAt, String subject, String reason) {}

  /** A mail that waits, by its number. */
  record HeldMail(long id, String reason, String from, String subject, Instant keptAt) {}

  /**
   * A notice that was not delivered, or of which that is not known.
   *
   * @param state FAILED or UNCERTAIN
   */
  record FailedNotice(long id, String address, String subject, String state, Instant writtenAt) {}

  /**
   * That a mail was received, and which one: evidence.
   *
   * @param receivedAt when the program got it
   * @param source who says when: border, internaldate or kept
   * @param messageId its Message-ID; empty when it has none
   * @param sha256 of the raw mail, hex
   */
  record MailProof(Instant receivedAt, String source, String messageId, String sha256) {}

  /**
   * @param deal the claim in review
   * @param otherRef the claim that was there before
   * @param otherPartner whose it is
   * @param otherClaimedAt when it came
   * @param otherStatus where it stands
   * @param likeness how much speaks for one prospect, in percent
   * @param evidence what both have, the strongest first
   * @param order how the other claim came: earlier, later, at-once, or unclear when its times
   *     contradict each other
   * @param place of the claim in review in the order of all that met, 1-based: credit counts by it
   * @param otherPlace the other claim's
   */
  record ConflictFacts(
      DealFacts deal,
      String otherRef,
      String otherPartner,
      Instant otherClaimedAt,
      String otherStatus,
      int likeness,
      List<EvidenceFacts> evidence,
      String order,
      int place,
      int otherPlace) {}

  /**
   * What became of one row of a sheet of stages.
   *
   * @param row its line in the file, the header's is 1
   * @param named how it names the deal
   * @param stage how it names the stage
   * @param outcome moved, won, lost, or the reason code of why nothing was done
   * @param deal the one that is meant, as it stands now
   */
  record SheetLine(int row, String named, String stage, String outcome, Optional<DealFacts> deal) {
    /** Whether the row moved its deal. */
    public boolean done() {
      return Set.of("moved", "won", "lost", "invoice-paid", "won-and-paid").contains(outcome);
    }
  }

  /**
   * A referral that waits for a decision.
   *
   * @param days since it came
   * @param late whether its answer is overdue
   * @param contested whether another partner claims it too, and nobody has settled that
   */
  record OpenReview(
      DealFacts deal, String partnerName, int days, boolean late, boolean contested) {}

  /**
   * A figure of a time beside earlier ones.
   *
   * @param now of the time that it is about
   * @param before of the one before it
   * @param all of all the time that is told
   */
  record FigureRow(Figure figure, Value now, Value before, Value all) {}

  /**
   * What a partner, or all partners of a tier, brought in all the time that is told.
   *
   * @param won how many deals
   * @param revenue its part of them
   */
  record GroupRow(String name, long referrals, long won, Value revenue) {
    /** Whether there is anything to tell. */
    public boolean moved() {
      return referrals > 0 || won > 0;
    }
  }

  /** What was done to a deal: the command's word and its argument as understood. */
  record Done(DealFacts deal, String command, String argument) {}

  /**
   * What is new about a deal.
   *
   * @param what stage-changed or no-change
   * @param since when that was
   */
  record DigestNews(DealFacts deal, String what, Instant since) {}

  /** Where a deal stands, and its last news. */
  record DealStatus(DealFacts deal, Optional<Instant> lastNewsAt, String nextStep) {}

  /** How soon somebody must hear something. */
  enum Urgency {
    /** Decisions, money, questions, answers and people's words: at once, whatever one prefers. */
    AT_ONCE,
    /** News of a deal: may be told together with others. */
    NEWS,
    /** What nobody waits for: may be told with others, and not at all to whom does not want it. */
    COURTESY
  }

  default Urgency urgency() {
    return Urgency.AT_ONCE;
  }

  /** The name of its template: {@code review-request}. */
  default String template() {
    return getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
