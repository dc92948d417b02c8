package io.postern.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What partners and managers are told alike, each in their own words, and what goes to whoever
 * wrote.
 */
public sealed interface AnybodyNotice extends Notice {
  /**
   * The protection of an approved claim ends soon.
   *
   * @param days how many are left; at least 1, or 0 on the last day
   */
  record ProtectionEnding(
      DealFacts deal, int days, boolean toManager, String managerName, String partnerName)
      implements AnybodyNotice {}

  /**
   * The protection has ended, and the claim still stands for a while, so that it can be extended.
   *
   * @param until when it expires
   * @param rule that gives the time
   */
  record GraceBegins(
      DealFacts deal,
      Instant until,
      RuleFacts rule,
      boolean toManager,
      String managerName,
      String partnerName)
      implements AnybodyNotice {}

  /**
   * Nobody extended the protection, and it ended.
   *
   * @param tail the rule by which a close still earns until the deal's {@code tailUntil}; empty
   *     when none does
   */
  record Expired(
      DealFacts deal,
      Optional<RuleFacts> tail,
      boolean toManager,
      String managerName,
      String partnerName)
      implements AnybodyNotice {}

  /**
   * From now on this person follows a deal.
   *
   * @param by who asked for it
   */
  record CollaboratorAdded(DealFacts deal, boolean toManager, String by, String managerName)
      implements AnybodyNotice {}

  /** What was not understood, and the valid answers. */
  record NotUnderstood(List<DealFacts> deals, boolean toManager, String why, String words)
      implements AnybodyNotice {}

  /** What may not be done, or not from here, and who can. */
  record NotAllowed(List<DealFacts> deals, boolean toManager, String command, String why)
      implements AnybodyNotice {}

  /**
   * The words that can be used.
   *
   * @param topics the commands in the reader's language
   */
  record Help(boolean toManager, List<HelpFacts> topics) implements AnybodyNotice {
    public Help {
      topics = List.copyOf(topics);
    }
  }

  /**
   * A good domain, but an address that the program does not know.
   *
   * @param colleagueAsked whether somebody whom the program knows at that domain was asked
   */
  record SenderUnknown(Instant receivedAt, boolean colleagueAsked) implements AnybodyNotice {}

  /** A mail in this person's name could not be proven; it waits. To the address on file. */
  record SenderUnverified(Instant receivedAt) implements AnybodyNotice {}

  /**
   * Somebody at a partner's domain wrote whom the program does not know: is it a colleague? To a
   * contact of that partner.
   *
   * @param who the unknown address; nothing else of that mail is passed on
   */
  record ColleagueUnknown(String who, Instant receivedAt) implements AnybodyNotice {}

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
      implements AnybodyNotice {}
}
