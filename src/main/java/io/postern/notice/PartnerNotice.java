package io.postern.notice;

import io.postern.deal.Field;
import io.postern.kit.Money;
import io.postern.partner.Kit;
import io.postern.partner.Preferences;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What partners are told about their referrals. */
public sealed interface PartnerNotice extends Notice {
  /**
   * A referral came in complete: what was read, what happens next and by when.
   *
   * @param protectionDays how long it is safe once it is approved
   */
  record ReferralReceipt(
      List<DealFacts> deals,
      MailProof proof,
      Instant answerDueAt,
      int protectionDays,
      String managerName)
      implements PartnerNotice {}

  /** A referral came in, and essentials are missing: what was read, and a form for the rest. */
  record NeedsInfo(List<DealFacts> deals, MailProof proof, boolean reminder)
      implements PartnerNotice {}

  /** The essentials came: the registration is in review, and its claim time stayed. */
  record Completed(DealFacts deal, Instant answerDueAt, String managerName)
      implements PartnerNotice {}

  /** The registration was accepted. */
  record Approved(
      DealFacts deal,
      String managerName,
      Optional<String> message,
      Optional<ForecastFacts> forecast)
      implements PartnerNotice {}

  /** The registration was refused. */
  record Declined(DealFacts deal, String reason, String managerName) implements PartnerNotice {}

  /**
   * A rule of engagement refused it.
   *
   * @param rule the rule's id
   * @param sentence the rule in words
   */
  record DeclinedByRule(DealFacts deal, String rule, String sentence) implements PartnerNotice {}

  /**
   * Nothing is new, and we say so; to the partner.
   *
   * @param days since the deal's last event
   */
  record NoChange(DealFacts deal, int days, String managerName) implements PartnerNotice {
    @Override
    public Urgency urgency() {
      return Urgency.COURTESY;
    }
  }

  /**
   * The rules of engagement in words; to a partner who asks.
   *
   * @param rules each with its id and sentence
   * @param protectionDays how long an approved claim of this partner is safe
   * @param reviewDays working days within which a claim is decided
   */
  record RulesInWords(List<RuleFacts> rules, int protectionDays, int reviewDays)
      implements PartnerNotice {}

  /**
   * From now on the partner's contact is written to in another language.
   *
   * @param language the tag of the one that was asked for; the notice itself may be in another one,
   *     where there are no templates in it
   */
  record LanguageSet(String language) implements PartnerNotice {}

  /**
   * What the partner's contact wants to be written about from now on, beside decisions and money.
   *
   * @param asked pause, stop, resume or digest
   */
  record PreferencesSet(String asked, Preferences wanted) implements PartnerNotice {}

  /**
   * A colleague has left, and these deals are this contact's from now on.
   *
   * @param former who looked after them
   */
  record DealsHandedOver(List<DealFacts> deals, String former) implements PartnerNotice {
    public DealsHandedOver {
      deals = List.copyOf(deals);
    }
  }

  /**
   * Somebody else follows a deal from now on, or a manager is asked whether that may be.
   *
   * @param who the address
   * @param added whether it is done
   */
  record CollaboratorAnswer(DealFacts deal, String who, boolean added, String managerName)
      implements PartnerNotice {}

  /** All news of one contact's deals since the last such mail, by deal. */
  record Digest(List<DigestNews> news) implements PartnerNotice {
    public Digest {
      news = List.copyOf(news);
    }
  }

  /** An objection was taken up; to the partner. */
  record DisputeTaken(DealFacts deal, Instant answerDueAt, String managerName)
      implements PartnerNotice {}

  /** An objection was answered: the decision stands; to the partner. */
  record DisputeAnswered(DealFacts deal, String answer, String managerName)
      implements PartnerNotice {}

  /** The manager wants to know something. */
  record Question(DealFacts deal, String question, String managerName) implements PartnerNotice {}

  /** The manager wrote. */
  record MessageFromManager(DealFacts deal, String text, String managerName)
      implements PartnerNotice {}

  /** Sales moved on. */
  record StageChanged(
      DealFacts deal,
      String managerName,
      Optional<String> message,
      Optional<ForecastFacts> forecast)
      implements PartnerNotice {
    /** A person's words are not put off. */
    @Override
    public Urgency urgency() {
      return message.isPresent() ? Urgency.AT_ONCE : Urgency.NEWS;
    }
  }

  /**
   * Closed, and won.
   *
   * @param closedOn the day, where the manager named one
   * @param commission what the partner earns by it; empty where no plan pays anything
   * @param forecast what the partner earns once the customer has paid, where it earns only then
   * @param tail the rule by which it earns though its claim had expired; empty for a live claim
   */
  record Won(
      DealFacts deal,
      Money value,
      Optional<LocalDate> closedOn,
      String managerName,
      Optional<LineFacts> commission,
      Optional<ForecastFacts> forecast,
      Optional<RuleFacts> tail)
      implements PartnerNotice {}

  /** Closed, and lost. */
  record Lost(DealFacts deal, String reason, String managerName) implements PartnerNotice {}

  /**
   * What was not answered mail by mail, since so much of one sender's mail brought about nothing.
   *
   * @param mails oldest first
   */
  record AnswersJoined(List<UnansweredMail> mails) implements PartnerNotice {
    public AnswersJoined {
      mails = List.copyOf(mails);
    }
  }

  /** The protection of an approved claim ends later. */
  record Extended(DealFacts deal, String managerName) implements PartnerNotice {}

  /** The partner took it back; to the partner. */
  record WithdrawalTaken(DealFacts deal) implements PartnerNotice {}

  /**
   * A decided or closed deal is looked at again; to the partner.
   *
   * @param takenBack commission lines that came to nothing by it
   */
  record Reopened(DealFacts deal, String managerName, List<LineFacts> takenBack)
      implements PartnerNotice {
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
      implements PartnerNotice {}

  /** A correction was taken, or a field was added; to the partner. */
  record CorrectionTaken(DealFacts deal, List<Field> changed) implements PartnerNotice {}

  /** A message of the partner was passed on; about a deal, or none; to the partner. */
  record MessagePassedOn(Optional<DealFacts> deal, String managerName) implements PartnerNotice {}

  /** Where things stand, from the record. */
  record StatusAnswer(List<DealStatus> deals, Optional<String> asked) implements PartnerNotice {}

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
      implements PartnerNotice {}

  /**
   * A new partner is welcome.
   *
   * @param company as the partner is called from now on
   * @param applied whether it applied; else it was invited
   * @param waiting whether a mail is handled now that waited until the sender was known
   * @param termsVersion which terms were accepted by joining
   * @param kit what goes with it
   */
  record Welcome(
      String company,
      String managerName,
      boolean applied,
      boolean waiting,
      String termsVersion,
      Kit kit)
      implements PartnerNotice {}

  /** The welcome kit, for a partner who asks. */
  record WelcomeKit(Kit kit, String managerName) implements PartnerNotice {}

  /**
   * A word to a partner who has joined and referred nobody yet.
   *
   * @param number which word it is, from 1
   * @param last whether none follows
   */
  record Nudge(int number, boolean last, String managerName) implements PartnerNotice {
    @Override
    public Urgency urgency() {
      return Urgency.COURTESY;
    }
  }

  /**
   * A newsletter, check-in or program update; the words are all its template's.
   *
   * @param name of the announcement
   * @param issue which one it is: 2026-12, 2026-Q4, 2026-12-10
   * @param partner the reader's company
   * @param tier the partner's; may be empty
   * @param referrals how many it has made
   * @param open how many of them are under way
   * @param won how many were won
   * @param lastReferralAt when the last one came
   * @param test whether it only shows how it looks
   */
  record Announcement(
      String name,
      String issue,
      String partner,
      String tier,
      String managerName,
      int referrals,
      int open,
      int won,
      Optional<Instant> lastReferralAt,
      boolean test)
      implements PartnerNotice {
    @Override
    public Urgency urgency() {
      return Urgency.COURTESY;
    }

    /** Each announcement has its own template: {@code announcement-newsletter}. */
    @Override
    public String template() {
      return io.postern.cadence.Announcement.template(name);
    }
  }
}
