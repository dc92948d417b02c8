package io.postern.notice;

import io.postern.deal.Field;
import io.postern.figures.Period;
import io.postern.figures.Sheet;
import io.postern.kit.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What managers are asked, told and confirmed. */
public sealed interface ManagerNotice extends Notice {
  /**
   * A referral to decide about, with what speaks for a conflict, and the possible answers.
   *
   * @param contactName who mailed it
   * @param contactEmail from which address
   * @param conflicts earlier claims that meet one of the deals
   * @param ownText what the contact wrote
   * @param reminder whether it was asked about before
   * @param rules which rules of engagement the claims break
   */
  record ReviewRequest(
      List<DealFacts> deals,
      String partnerName,
      String contactName,
      String contactEmail,
      List<ConflictFacts> conflicts,
      String ownText,
      boolean reminder,
      List<RuleFacts> rules)
      implements ManagerNotice {
    /** A review of claims that break no rule. */
    public ReviewRequest(
        List<DealFacts> deals,
        String partnerName,
        String contactName,
        String contactEmail,
        List<ConflictFacts> conflicts,
        String ownText,
        boolean reminder) {
      this(deals, partnerName, contactName, contactEmail, conflicts, ownText, reminder, List.of());
    }
  }

  /**
   * The last contact of a partner has left, with deals that are open; to their manager.
   *
   * @param address whose they were
   */
  record NobodyLeft(List<DealFacts> deals, String partnerName, String address)
      implements ManagerNotice {
    public NobodyLeft {
      deals = List.copyOf(deals);
    }
  }

  /**
   * What a sheet of stages did, row by row; to who sent it, or whose deals it moved.
   *
   * @param source the file's name, or the CRM's
   * @param more how many rows changed nothing, since the deal stands there already
   * @param undoUntil until when {@code undo} takes back what was moved
   */
  record StageReport(String source, List<SheetLine> lines, int more, Optional<Instant> undoUntil)
      implements ManagerNotice {
    public StageReport {
      lines = List.copyOf(lines);
    }
  }

  /**
   * All that waits for a manager's decision, oldest first; to the manager, who answers by numbers.
   *
   * @param more how many wait beside these
   */
  record OpenReviews(List<OpenReview> reviews, int more) implements ManagerNotice {
    public OpenReviews {
      reviews = List.copyOf(reviews);
    }
  }

  /**
   * The program's figures of a week, to each manager, or of a month, to the program's owner; and to
   * a manager who asks.
   *
   * @param first the first day of that time
   * @param last the last day
   * @param rows each figure, in its order
   * @param partners those that did most in all the time that is told
   * @param more how many did something beside these
   * @param tiers empty where no partner has one
   * @param periods the time that is told, oldest first; this one is the last
   * @param quietDays after how many days without an event a deal counts as stalled
   */
  record ProgramFigures(
      Period period,
      LocalDate first,
      LocalDate last,
      List<FigureRow> rows,
      List<GroupRow> partners,
      int more,
      List<GroupRow> tiers,
      List<Sheet> periods,
      int quietDays)
      implements ManagerNotice {
    public ProgramFigures {
      rows = List.copyOf(rows);
      partners = List.copyOf(partners);
      tiers = List.copyOf(tiers);
      periods = List.copyOf(periods);
    }
  }

  /**
   * The partner objects; to the manager, who answers by a date.
   *
   * @param reason in the partner's words
   * @param reminder whether it was asked about before
   */
  record DisputeReview(
      DealFacts deal, String partnerName, String reason, Instant answerDueAt, boolean reminder)
      implements ManagerNotice {}

  /**
   * Nothing has happened on a deal for long; to its manager, who is asked how it stands.
   *
   * @param days since its last event
   */
  record Stalled(DealFacts deal, String partnerName, int days) implements ManagerNotice {}

  /**
   * Nobody answered a review, and a rule did; to the manager.
   *
   * @param approved whether the rule approved it; else it declined
   */
  record ReviewEnded(DealFacts deal, String partnerName, boolean approved, String rule)
      implements ManagerNotice {}

  /**
   * The partner asks for more time; to the manager.
   *
   * @param days how many a plain answer brings
   * @param soFar how often protection was extended
   */
  record ExtensionAsked(DealFacts deal, String partnerName, String reason, int days, int soFar)
      implements ManagerNotice {}

  /**
   * A claim of another partner met this one; to this one's manager, who may settle it.
   *
   * @param deal the claim that was there
   * @param partnerName whose it is
   * @param conflicts the claims that it met
   */
  record ConflictFound(DealFacts deal, String partnerName, List<ConflictFacts> conflicts)
      implements ManagerNotice {}

  /**
   * Who has the credit was settled by a colleague; to the manager of one of the deals.
   *
   * @param credit first, second, split 60/40, direct, none
   * @param share percent of the credit that this deal has
   * @param by who settled it
   */
  record CreditReported(DealFacts deal, String partnerName, String credit, int share, String by)
      implements ManagerNotice {}

  /** The partner wrote; to the manager. */
  record MessageFromPartner(
      Optional<DealFacts> deal, String text, String partnerName, String contactName)
      implements ManagerNotice {}

  /** The partner put fields right; to the manager. */
  record Corrected(DealFacts deal, List<Field> changed, String partnerName)
      implements ManagerNotice {}

  /** The partner took it back; to the manager. */
  record Withdrawn(DealFacts deal, Optional<String> reason, String partnerName)
      implements ManagerNotice {}

  /** The partner did not complete it; to the manager. */
  record Incomplete(DealFacts deal, String partnerName) implements ManagerNotice {}

  /** What was done on the manager's word, with an undo while it can be. */
  record CommandConfirmed(List<Done> done, Optional<Instant> undoUntil) implements ManagerNotice {}

  /** It was decided already, or the undo came too late: by whom and when. */
  record CommandTooLate(
      DealFacts deal,
      String command,
      String decidedAs,
      String decidedBy,
      Instant decidedAt,
      String why)
      implements ManagerNotice {}

  /** Somebody tried to decide in this person's name; nothing was changed. */
  record SomeoneTried(List<DealFacts> deals, String command, Instant at) implements ManagerNotice {}

  /**
   * Whom a mail claimed to be from says that it was not theirs; to the manager and the admins.
   *
   * @param address the claimed sender's
   * @param mailId the mail that stays in quarantine
   */
  record SenderDenied(String address, String partnerName, Instant receivedAt, long mailId)
      implements ManagerNotice {}

  /**
   * A partner's contact wants somebody outside to follow a deal; the manager decides.
   *
   * @param who the address that would become a contact of the partner
   */
  record CollaboratorAsked(DealFacts deal, String who, String partnerName, String contactName)
      implements ManagerNotice {}

  /** A mail of this manager's that answers none of ours asks to invite somebody: was it meant? */
  record InvitationCheck(String address, String company) implements ManagerNotice {}

  /**
   * Somebody wants to become a partner; to the manager, who accepts or refuses.
   *
   * @param text what the applicant wrote
   * @param criteria what the program looks for in a partner
   * @param waiting whether an earlier mail of the applicant is held until then
   */
  record Application(
      String address,
      String company,
      String text,
      List<String> criteria,
      Instant receivedAt,
      boolean waiting)
      implements ManagerNotice {
    public Application {
      criteria = List.copyOf(criteria);
    }
  }

  /**
   * Somebody who was invited or who applied writes.
   *
   * @param applied whether it waits to be accepted
   */
  record NewcomerWrote(String address, String company, String text, boolean applied)
      implements ManagerNotice {}

  /**
   * What became of somebody who may become a partner.
   *
   * @param what invited, silent, known, ours, dropped, joined, declined, waiting, accepted,
   *     refused, answered or settled
   * @param words that were said with it; may be empty
   */
  record NewcomerNews(String what, String address, String company, String words)
      implements ManagerNotice {}

  /**
   * A mail of ours did not arrive; to the manager.
   *
   * @param category why: a word of {@link io.postern.mail.BounceCategory}
   * @param silenced whether nothing more is sent there
   * @param reason what the host said
   */
  record BounceAlert(
      String address,
      String partnerName,
      String category,
      boolean silenced,
      String reason,
      List<String> refs)
      implements ManagerNotice {}

  /** A mail has waited for long to be taken by the receiving host; to the manager. */
  record DelayAlert(String address, String subject, Instant since) implements ManagerNotice {}

  /**
   * The rules of engagement, with what they do; to a manager who asks.
   *
   * @param windows how long approved claims are safe, the first that fits counts
   * @param protectionDays how long where none fits
   */
  record ProgramRules(
      List<RuleInForce> rules, List<WindowFacts> windows, int protectionDays, int reviewDays)
      implements ManagerNotice {
    public ProgramRules {
      rules = List.copyOf(rules);
      windows = List.copyOf(windows);
    }
  }

  /**
   * @param kind its section in engagement.yml
   * @param decides decline, review or approver for a rule that claims are held against; else empty
   * @param accounts how many it names; 0 for rules that name none
   */
  record RuleInForce(String id, String kind, String decides, String sentence, int accounts) {}

  /**
   * @param tier of partners; empty for all
   * @param stage the label of the stage from which it counts; empty for from approval or claim
   */
  record WindowFacts(String id, int days, String tier, String stage, boolean fromClaim) {}

  /**
   * What partners earn; to a manager who asks.
   *
   * @param plans those of the conversation's deals, then who has which
   * @param minimum what must have come together before it is paid, by currency
   * @param statements month or quarter of the statements; empty for none
   */
  record ProgramTerms(List<PlanInForce> plans, List<Money> minimum, String statements)
      implements ManagerNotice {
    public ProgramTerms {
      plans = List.copyOf(plans);
      minimum = List.copyOf(minimum);
    }
  }

  /**
   * @param whose deal, program, tier or partner
   * @param name which one; empty for the program
   */
  record PlanInForce(String whose, String name, PlanFacts plan) {}
}
