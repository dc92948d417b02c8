package io.postern.notice;

import io.postern.deal.Field;
import io.postern.kit.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One mail that Postern owes somebody: a record a notice, its name in kebab-case is its template.
 * Its components are what the template can say.
 */
public sealed interface Notice {
  // to partners

  /** A referral came in complete: what was read, what happens next and by when. */
  record ReferralReceipt(
      List<DealFacts> deals, MailProof proof, Instant answerDueAt, String managerName)
      implements Notice {}

  /** A referral came in, and essentials are missing: what was read, and a form for the rest. */
  record NeedsInfo(List<DealFacts> deals, MailProof proof, boolean reminder) implements Notice {}

  /** The essentials came: the registration is in review, and its claim time stayed. */
  record Completed(DealFacts deal, Instant answerDueAt, String managerName) implements Notice {}

  /** The registration was accepted. */
  record Approved(
      DealFacts deal,
      String managerName,
      Optional<String> message,
      Optional<ForecastFacts> forecast)
      implements Notice {}

  /** The registration was refused. */
  record Declined(DealFacts deal, String reason, String managerName) implements Notice {}

  /**
   * A rule of engagement refused it.
   *
   * @param rule the rule's id
   * @param sentence the rule in words
   */
  record DeclinedByRule(DealFacts deal, String rule, String sentence) implements Notice {}

  /**
   * Nothing is new, and we say so; to the partner.
   *
   * @param days since the deal's last event
   */
  record NoChange(DealFacts deal, int days, String managerName) implements Notice {}

  /**
   * The rules of engagement in words; to a partner who asks.
   *
   * @param rules each with its id and sentence
   * @param protectionDays how long an approved claim of this partner is safe
   * @param reviewDays working days within which a claim is decided
   */
  record RulesInWords(List<RuleFacts> rules, int protectionDays, int reviewDays)
      implements Notice {}

  /**
   * From now on the partner's contact is written to in another language.
   *
   * @param language the tag of the one that was asked for; the notice itself may be in another one,
   *     where there are no templates in it
   */
  record LanguageSet(String language) implements Notice {}

  /** An objection was taken up; to the partner. */
  record DisputeTaken(DealFacts deal, Instant answerDueAt, String managerName) implements Notice {}

  /** An objection was answered: the decision stands; to the partner. */
  record DisputeAnswered(DealFacts deal, String answer, String managerName) implements Notice {}

  /** The manager wants to know something. */
  record Question(DealFacts deal, String question, String managerName) implements Notice {}

  /** The manager wrote. */
  record MessageFromManager(DealFacts deal, String text, String managerName) implements Notice {}

  /** Sales moved on. */
  record StageChanged(
      DealFacts deal,
      String managerName,
      Optional<String> message,
      Optional<ForecastFacts> forecast)
      implements Notice {}

  /**
   * Closed, and won.
   *
   * @param commission what the partner earns by it; empty where no plan pays anything
   */
  record Won(
      DealFacts deal,
      Money value,
      Optional<LocalDate> date,
      String managerName,
      Optional<LineFacts> commission)
      implements Notice {}

  /**
   * What the partner has earned so far; to a partner who asks.
   *
   * @param planned whether a plan pays this partner anything, now or before
   * @param sums by currency and state, those of the last year for what is paid
   * @param lines those that are not paid yet, and the newest that are, by number
   * @param minimum what must have come together before it is paid, by currency
   */
  record MyCommission(
      boolean planned, List<MoneyFacts> sums, List<LineFacts> lines, List<Money> minimum)
      implements Notice {
    public MyCommission {
      sums = List.copyOf(sums);
      lines = List.copyOf(lines);
      minimum = List.copyOf(minimum);
    }
  }

  /**
   * The commission plan in words; to a partner who asks.
   *
   * @param plan what a new referral of this partner earns by; empty for nothing
   * @param minimum what must have come together before it is paid, by currency
   * @param statements month or quarter of the statements; empty for none
   */
  record TermsInWords(Optional<PlanFacts> plan, List<Money> minimum, String statements)
      implements Notice {
    public TermsInWords {
      minimum = List.copyOf(minimum);
    }
  }

  /**
   * Something happened to commission lines; to their partner.
   *
   * @param what entered, payable, approved, paid, adjusted, disputed or stands
   * @param sums what these lines amount to, by currency
   * @param reason a manager's words, or the partner's for an objection; may be empty
   * @param answerDueAt for an objection by when it is answered
   */
  record CommissionNews(
      String what,
      List<LineFacts> lines,
      List<Money> sums,
      String reason,
      String managerName,
      Optional<Instant> answerDueAt)
      implements Notice {
    public CommissionNews {
      lines = List.copyOf(lines);
      sums = List.copyOf(sums);
    }
  }

  /**
   * Commission is payable and waits for a word; to the manager, or to finance.
   *
   * @param lines all that are payable to this partner, what is taken back too
   * @param sums what they amount to, by currency
   * @param large whether only finance may release it
   */
  record CommissionDue(String partnerName, List<LineFacts> lines, List<Money> sums, boolean large)
      implements Notice {
    public CommissionDue {
      lines = List.copyOf(lines);
      sums = List.copyOf(sums);
    }
  }

  /**
   * The partner objects to a commission line, which is frozen until it is answered; to the manager.
   *
   * @param reason in the partner's words
   */
  record CommissionDisputed(
      DealFacts deal,
      LineFacts line,
      String partnerName,
      String reason,
      Instant answerDueAt,
      boolean reminder)
      implements Notice {}

  /**
   * What happened in a partner's account in a month or quarter, at zero too; to the partner.
   *
   * @param first the first day
   * @param last the last day
   * @param lines what was entered or changed in it, and all that is not settled, by number
   * @param earned what was entered in it, by currency
   * @param sums how the account stood at its end, by currency and state
   * @param minimum what must have come together before it is paid, by currency
   */
  record Statement(
      LocalDate first,
      LocalDate last,
      List<LineFacts> lines,
      List<Money> earned,
      List<MoneyFacts> sums,
      List<Money> minimum)
      implements Notice {
    public Statement {
      lines = List.copyOf(lines);
      earned = List.copyOf(earned);
      sums = List.copyOf(sums);
      minimum = List.copyOf(minimum);
    }
  }

  /** Closed, and lost. */
  record Lost(DealFacts deal, String reason, String managerName) implements Notice {}

  /**
   * What was not answered mail by mail, since so much of one sender's mail brought about nothing.
   *
   * @param mails oldest first
   */
  record AnswersJoined(List<UnansweredMail> mails) implements Notice {
    public AnswersJoined {
      mails = List.copyOf(mails);
    }
  }

  /** The protection of an approved claim ends later. */
  record Extended(DealFacts deal, String managerName) implements Notice {}

  /** The partner took it back; to the partner. */
  record WithdrawalTaken(DealFacts deal) implements Notice {}

  /**
   * A decided or closed deal is looked at again; to the partner.
   *
   * @param takenBack commission lines that came to nothing by it
   */
  record Reopened(DealFacts deal, String managerName, List<LineFacts> takenBack) implements Notice {
    public Reopened {
      takenBack = List.copyOf(takenBack);
    }
  }

  /**
   * The answer that was promised is late; to the partner.
   *
   * @param promisedAt by when it was due
   * @param alsoAsked who was asked besides the manager
   */
  record ReviewDelayed(
      List<DealFacts> deals, Instant promisedAt, String managerName, Optional<String> alsoAsked)
      implements Notice {}

  /** A correction was taken, or a field was added; to the partner. */
  record CorrectionTaken(DealFacts deal, List<Field> changed) implements Notice {}

  /** A message of the partner was passed on; about a deal, or none; to the partner. */
  record MessagePassedOn(Optional<DealFacts> deal, String managerName) implements Notice {}

  /** Where things stand, from the record. */
  record StatusAnswer(List<DealStatus> deals, Optional<String> asked) implements Notice {}

  /**
   * Who has the credit among several claims on one company; to one of their partners, who learns
   * the rule and the order of dates and nothing else of the others.
   *
   * @param outcome yours, shared, another, direct or nobody
   * @param share percent of the credit that this deal has
   * @param order how the other claim came: earlier, later, at-once or unclear
   * @param otherClaimedAt when it came; empty where there is none to name
   */
  record CreditDecided(
      DealFacts deal,
      String outcome,
      int share,
      String order,
      Optional<Instant> otherClaimedAt,
      String managerName)
      implements Notice {}

  // to managers

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
      implements Notice {
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
   * The partner objects; to the manager, who answers by a date.
   *
   * @param reason in the partner's words
   * @param reminder whether it was asked about before
   */
  record DisputeReview(
      DealFacts deal, String partnerName, String reason, Instant answerDueAt, boolean reminder)
      implements Notice {}

  /**
   * Nothing has happened on a deal for long; to its manager, who is asked how it stands.
   *
   * @param days since its last event
   */
  record Stalled(DealFacts deal, String partnerName, int days) implements Notice {}

  /**
   * Nobody answered a review, and a rule did; to the manager.
   *
   * @param approved whether the rule approved it; else it declined
   */
  record ReviewEnded(DealFacts deal, String partnerName, boolean approved, String rule)
      implements Notice {}

  /**
   * The partner asks for more time; to the manager.
   *
   * @param days how many a plain answer brings
   * @param soFar how often protection was extended
   */
  record ExtensionAsked(DealFacts deal, String partnerName, String reason, int days, int soFar)
      implements Notice {}

  /**
   * A claim of another partner met this one; to this one's manager, who may settle it.
   *
   * @param deal the claim that was there
   * @param partnerName whose it is
   * @param conflicts the claims that it met
   */
  record ConflictFound(DealFacts deal, String partnerName, List<ConflictFacts> conflicts)
      implements Notice {}

  /**
   * Who has the credit was settled by a colleague; to the manager of one of the deals.
   *
   * @param credit first, second, split 60/40, direct, none
   * @param share percent of the credit that this deal has
   * @param by who settled it
   */
  record CreditReported(DealFacts deal, String partnerName, String credit, int share, String by)
      implements Notice {}

  /** The partner wrote; to the manager. */
  record MessageFromPartner(
      Optional<DealFacts> deal, String text, String partnerName, String contactName)
      implements Notice {}

  /** The partner put fields right; to the manager. */
  record Corrected(DealFacts deal, List<Field> changed, String partnerName) implements Notice {}

  /** The partner took it back; to the manager. */
  record Withdrawn(DealFacts deal, Optional<String> reason, String partnerName) implements Notice {}

  /** The partner did not complete it; to the manager. */
  record Incomplete(DealFacts deal, String partnerName) implements Notice {}

  /** What was done on the manager's word, with an undo while it can be. */
  record CommandConfirmed(List<Done> done, Optional<Instant> undoUntil) implements Notice {}

  /** It was decided already, or the undo came too late: by whom and when. */
  record CommandTooLate(
      DealFacts deal,
      String command,
      String decidedAs,
      String decidedBy,
      Instant decidedAt,
      String why)
      implements Notice {}

  /** Somebody tried to decide in this person's name; nothing was changed. */
  record SomeoneTried(List<DealFacts> deals, String command, Instant at) implements Notice {}

  /**
   * Whom a mail claimed to be from says that it was not theirs; to the manager and the admins.
   *
   * @param address the claimed sender's
   * @param mailId the mail that stays in quarantine
   */
  record SenderDenied(String address, String partnerName, Instant receivedAt, long mailId)
      implements Notice {}

  /** A partner's mail is not accepted by the receiving host; to the manager. */
  record BounceAlert(String address, String partnerName, String reason, List<String> refs)
      implements Notice {}

  /** A mail has waited for long to be taken by the receiving host; to the manager. */
  record DelayAlert(String address, String subject, Instant since) implements Notice {}

  // to the partner and to the manager, each in its own words

  /**
   * The protection of an approved claim ends soon.
   *
   * @param days how many are left; at least 1, or 0 on the last day
   */
  record ProtectionEnding(
      DealFacts deal, int days, boolean toManager, String managerName, String partnerName)
      implements Notice {}

  /** Nobody extended the protection, and it ended. */
  record Expired(DealFacts deal, boolean toManager, String managerName, String partnerName)
      implements Notice {}

  // to anybody

  /** What was not understood, and the valid answers. */
  record NotUnderstood(List<DealFacts> deals, boolean toManager, String why, String words)
      implements Notice {}

  /** What may not be done, or not from here, and who can. */
  record NotAllowed(List<DealFacts> deals, boolean toManager, String command, String why)
      implements Notice {}

  /** The words that can be used. */
  record Help(boolean toManager) implements Notice {}

  /**
   * A good domain, but an address that the program does not know.
   *
   * @param colleagueAsked whether somebody whom the program knows at that domain was asked
   */
  record SenderUnknown(Instant receivedAt, boolean colleagueAsked) implements Notice {}

  /** A mail in this person's name could not be proven; it waits. To the address on file. */
  record SenderUnverified(Instant receivedAt) implements Notice {}

  /**
   * Somebody at a partner's domain wrote whom the program does not know: is it a colleague? To a
   * contact of that partner.
   *
   * @param who the unknown address; nothing else of that mail is passed on
   */
  record ColleagueUnknown(String who, Instant receivedAt) implements Notice {}

  /**
   * What followed from a yes or a no to one of these questions; to who said it.
   *
   * @param who whom the mail claims to be from
   * @param receivedAt when that mail came
   * @param colleague whether it was asked about a colleague
   * @param yes what was said
   * @param late whether the mail had gone its way before
   */
  record ChallengeAnswered(
      String who, Instant receivedAt, boolean colleague, boolean yes, boolean late)
      implements Notice {}

  // to admins

  /** A notice's template is broken; the last good or the built-in one was sent. */
  record TemplateAlert(String notice, String file, int line, String reason) implements Notice {}

  /**
   * What waits for a person, once a day.
   *
   * @param held the newest mails that wait
   * @param heldInAll how many wait
   * @param failed the newest notices that could not be delivered since the last time
   * @param failedInAll how many those are
   * @param head of the record of what happened: kept in a mailbox, it shows later that nothing
   *     before was rewritten
   * @param sealedAt when that head was taken
   */
  record DailyReport(
      List<HeldMail> held,
      long heldInAll,
      List<FailedNotice> failed,
      long failedInAll,
      String head,
      Instant sealedAt)
      implements Notice {
    public DailyReport {
      held = List.copyOf(held);
      failed = List.copyOf(failed);
    }
  }

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

  /** What was done to a deal: the command's word and its argument as understood. */
  record Done(DealFacts deal, String command, String argument) {}

  /** Where a deal stands, and its last news. */
  record DealStatus(DealFacts deal, Optional<Instant> lastNewsAt, String nextStep) {}

  /** The name of its template: {@code review-request}. */
  default String template() {
    return getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
