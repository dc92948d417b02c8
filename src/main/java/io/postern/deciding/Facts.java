package io.postern.deciding;

import io.postern.deal.Conversation;
import io.postern.deal.Deal;
import io.postern.deal.DealEvent.StateBefore;
import io.postern.deal.DealRef;
import io.postern.deal.Workflow;
import io.postern.engagement.Claim;
import io.postern.figures.Past;
import io.postern.identity.Identity;
import io.postern.mail.Address;
import io.postern.mail.BounceCategory;
import io.postern.mail.Envelope;
import io.postern.mail.MessageId;
import io.postern.partner.Contact;
import io.postern.partner.Correspondent;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.partner.Partner;
import io.postern.partner.Preferences;
import io.postern.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a decision about a mail is made on, loaded and locked in the transaction that applies it.
 *
 * @param program whose mail it is
 * @param workflow how its deals move
 * @param mail the mail itself
 * @param sender whose address it is
 * @param conversation the one that the mail belongs to: by token, else by thread when the sender
 *     takes part in it
 * @param deals the deals of that conversation, in the order of their numbers, locked
 * @param openDeals the sender's other deals that are open (a partner's own, newest first), locked
 * @param partners the partners of all those deals, and the sender's
 * @param contacts names and languages of the people who may be written to, by address key
 * @param fresh ids and references reserved for the referrals of this mail, as many as its reading
 *     has
 * @param claims other claims that may meet a referral of this mail, by the referral's index, locked
 * @param past the sender's own claims that have ended and may be on the prospect of a referral of
 *     this mail, by the referral's index
 * @param rivals the deals that {@code deals} met, oldest meeting first, locked
 * @param held decisions on {@code deals} and {@code rivals} that the partner has not heard of yet
 * @param lastDecisions who decided last about each of {@code deals} and {@code rivals}, by deal id
 * @param lastNews when the partner last heard about each of {@code deals} and {@code openDeals}, by
 *     deal id
 * @param refusedToday reason codes of refusals that this sender got within the last day
 * @param answers how often this sender was answered lately about mail that brought about nothing
 * @param challenges what is known of mails that wait for somebody's word
 * @param newcomers what is known of people who may become partners
 * @param accounts the money of those partners and deals
 * @param reviews what waits for a manager's decision who asks for it, oldest first
 * @param figures what the program's figures are reckoned from, where a manager asks for them
 * @param bounced the outgoing mail that this mail is a bounce of, found by its token
 * @param failing whether mails to the sender failed since the last answer
 */
public record Facts(
    Program program,
    Workflow workflow,
    MailFacts mail,
    Correspondent sender,
    Optional<Conversation> conversation,
    List<Deal> deals,
    List<Deal> openDeals,
    Map<Long, Partner> partners,
    Map<String, Person> contacts,
    List<FreshDeal> fresh,
    Map<Integer, List<Claim>> claims,
    Map<Integer, List<Deal>> past,
    List<Claim> rivals,
    List<HeldDecision> held,
    Map<Long, LastDecision> lastDecisions,
    Map<Long, Instant> lastNews,
    Set<String> refusedToday,
    Answers answers,
    Challenges challenges,
    Newcomers newcomers,
    Accounts accounts,
    List<Deal> reviews,
    Past figures,
    Optional<FailedMail> bounced,
    boolean failing) {

  /**
   * Answers to this sender's mail that brought about nothing.
   *
   * @param lastHour in the same conversation; of mail about no deal, all of them
   * @param lastDay all of them
   * @param joined whether some were put off within the last day, to be given in one later mail
   */
  public record Answers(int lastHour, int lastDay, boolean joined) {
    /** None. */
    public static final Answers NONE = new Answers(0, 0, false);
  }

  /**
   * @param answered the challenge that this mail's token was given out for
   * @param colleague for a stranger with a proven address at a partner's own domain: the contact of
   *     that partner who can vouch
   * @param askedToday whether whoever would be asked about this mail was asked about another one
   *     within the last day
   */
  public record Challenges(
      Optional<Challenge> answered, Optional<OfPartner> colleague, boolean askedToday) {
    /** Nothing is known. */
    public static final Challenges NONE = new Challenges(Optional.empty(), Optional.empty(), false);
  }

  /**
   * What is known of people who may become partners.
   *
   * @param answered what this mail's token was given out to ask
   * @param applied the question about the sender's own application that no manager has answered yet
   * @param named whom the mail's orders name, and the program knows already
   */
  public record Newcomers(
      Optional<Candidacy> answered, Optional<Candidacy> applied, Map<String, Correspondent> named) {
    /** Nothing is known. */
    public static final Newcomers NONE =
        new Newcomers(Optional.empty(), Optional.empty(), Map.of());

    public Newcomers {
      named = Map.copyOf(named);
    }
  }

  /**
   * @param id the ledger's
   * @param messageId its own
   * @param sha256 of the raw bytes, hex
   * @param envelope what the carrier said
   * @param identity who sent it
   * @param claimedAt when the program got it
   * @param claimedAtSource border, internaldate or kept
   * @param received how many Received fields it has
   * @param releasedBy who let it go on after it was held, if somebody did
   * @param organisation the domain that it proves to come from, when that is an organisation's own
   *     and not one of free mail
   */
  public record MailFacts(
      long id,
      Optional<MessageId> messageId,
      String sha256,
      Envelope envelope,
      Identity identity,
      Instant claimedAt,
      String claimedAtSource,
      int received,
      Optional<String> releasedBy,
      Optional<String> organisation) {}

  /** An id and a reference that nobody else will get. */
  public record FreshDeal(long id, DealRef ref) {}

  /** How somebody is greeted, in which language, and what this person wants to be told. */
  public record Person(String name, Optional<String> locale, Preferences preferences) {
    /** Somebody who gets everything as it comes. */
    public Person(String name, Optional<String> locale) {
      this(name, locale, Preferences.USUAL);
    }

    /** A partner's contact. */
    public static Person of(Contact contact) {
      return new Person(contact.name(), contact.locale(), contact.preferences());
    }
  }

  /**
   * A manager's decision whose notice still waits.
   *
   * @param version the event that would be compensated
   * @param word approved, declined, won, lost, stage-moved …
   * @param before the deal before it
   * @param outgoingIds the mails that wait
   * @param until when they leave
   * @param by who decided
   */
  public record HeldDecision(
      long dealId,
      int version,
      String word,
      StateBefore before,
      List<Long> outgoingIds,
      Instant until,
      Address by) {}

  /** Who decided last about a deal: the event's word, who and when. */
  public record LastDecision(String word, Address by, Instant at) {}

  /**
   * A mail of ours that did not arrive.
   *
   * @param to whom it went
   * @param reported whether that was known before
   * @param silenced whether nothing is sent to that address any more
   * @param inARow when mails to that address failed of which it may be the fault, since the last
   *     that arrived or was answered, oldest first, without this one
   * @param toldToday why mails to that address failed within the last day
   */
  public record FailedMail(
      long outgoingId,
      Address to,
      boolean reported,
      boolean silenced,
      List<Instant> inARow,
      Set<BounceCategory> toldToday) {
    public FailedMail {
      inARow = List.copyOf(inARow);
      toldToday = Set.copyOf(toldToday);
    }
  }
}
