package io.postern.deciding;

import io.postern.cadence.IssueId;
import io.postern.mail.Address;
import io.postern.mail.BounceCategory;
import io.postern.partner.Partner;
import io.postern.partner.Preferences;
import io.postern.partner.TierStanding;
import java.util.Optional;
import java.util.Set;

/** What a decision changes besides deals: mails that wait, and what is known of people. */
public sealed interface Upkeep {
  /**
   * Ties a mail that waits to the notice that asks about it: the one that the same decision owes to
   * {@code asked}.
   */
  record Ask(Challenge about, Address asked) implements Upkeep {}

  /**
   * Notes what is asked about somebody, by the notice that the same decision owes to {@code asked}.
   */
  record Recruit(Candidacy about, Address asked) implements Upkeep {}

  /** What was asked about somebody is answered, by a mail of {@code by}. */
  record Settle(long candidacyId, Candidacy.End end, Address by) implements Upkeep {}

  /**
   * Somebody becomes a contact of a partner, which is new unless {@code amongKnown}.
   *
   * @param candidacyId the question whose answer it is
   * @param amongKnown whether a partner that has this name already is meant
   * @param tier where everybody starts; empty without tiers
   * @param termsVersion which terms were accepted
   */
  record Enrol(
      long candidacyId,
      Address contact,
      String company,
      boolean amongKnown,
      Address manager,
      String tier,
      String termsVersion,
      Address by)
      implements Upkeep {}

  /** A mail that waits goes on: its sender is who it claims to be, says {@code by}. */
  record Release(long mailId, Address by) implements Upkeep {}

  /** A mail that waits ends without effect, says {@code by}. */
  record Dismiss(long mailId, String reason, Address by) implements Upkeep {}

  /**
   * A mail that waits is not by whom it claims to be, says that person: it stays in quarantine, and
   * the token it came with is taken back.
   */
  record Deny(long mailId, String reason, Address by) implements Upkeep {}

  /** A partner has one more contact, says {@code by}. */
  record Join(long partnerId, Address contact, Address by) implements Upkeep {}

  /** A mail is answered later, together with others of its sender. */
  record AnswerLater(Address sender) implements Upkeep {}

  /** A contact wants to be written to in this language (a language tag). */
  record Speak(Address contact, String language) implements Upkeep {}

  /** A contact wants this mail and no other. */
  record Prefer(Address contact, Preferences wanted) implements Upkeep {}

  /**
   * The rules move a partner, or what is known beside its tier.
   *
   * @param before as it stood when that was decided
   * @param act kebab-case word for the audit
   */
  record Rank(Partner partner, TierStanding before, TierStanding after, String act)
      implements Upkeep {}

  /**
   * A partner is in a tier and stays there, says {@code by}.
   *
   * @param tier its name; empty when the rules decide about it again
   */
  record PinTier(Partner partner, Optional<String> tier, Address by) implements Upkeep {}

  /**
   * A sheet of stages is kept for the step that decides about it.
   *
   * @param key names it
   * @param text the file
   */
  record TakeSheet(String key, SheetDecider.Origin origin, String text) implements Upkeep {}

  /** A contact wants no mail any more that nobody waits for; of news as before. */
  record Unsubscribe(Address contact) implements Upkeep {}

  /** What becomes of an issue of an announcement. */
  record OfIssue(IssueId issue, IssueChange change) implements Upkeep {}

  /**
   * A mail of ours did not arrive.
   *
   * @param reason what the host said
   * @param givenUp whether nothing is sent to the address until its person writes
   */
  record Fail(long outgoingId, Address to, BounceCategory category, String reason, boolean givenUp)
      implements Upkeep {}

  /** Somebody writes whom mail failed to reach: it is tried again. */
  record Reach(Address address) implements Upkeep {}

  /** These domains sign for an address, though they are not its own. */
  record Remember(Address sender, Set<String> signers) implements Upkeep {
    public Remember {
      signers = Set.copyOf(signers);
    }
  }
}
