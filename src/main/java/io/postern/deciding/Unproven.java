package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.identity.IdentityLevel;
import io.postern.identity.TokenClaim;
import io.postern.mail.Address;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import io.postern.partner.Correspondent;
import io.postern.partner.Manager;
import io.postern.partner.Partner;
import io.postern.understanding.Command;
import io.postern.understanding.Orders;
import io.postern.understanding.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mail whose sender is not known, or not proven: nothing it asks for is done, and it is kept. */
final class Unproven {
  private static final String UNCLEAR = "answer-unclear";

  private Unproven() {}

  static Decision stranger(
      Correspondent.Stranger stranger, Reading reading, Facts facts, Draft draft) {
    if (stranger.address().isEmpty()) {
      draft.trace("no-usable-sender", "the From line is not one plain mailbox");
      return draft.end(Outcome.HELD, "sender-unusable");
    }
    if (facts.mail().releasedBy().isPresent() && !facts.deals().isEmpty()) {
      return assigned(stranger.address().get(), reading, facts, draft);
    }
    boolean own =
        facts.mail().identity().token().map(TokenClaim::person).equals(stranger.address());
    if (facts.mail().identity().token().isPresent() && !own) {
      draft.trace(
          "token-of-another",
          stranger.address().get() + " wrote to an address given to another person");
      return draft.end(Outcome.HELD, "token-of-another");
    }
    if (!facts.mail().identity().domainProven()) {
      // No answer: whoever the From line names may never have written (no backscatter).
      return draft.end(Outcome.HELD, "sender-unproven");
    }
    boolean mayAnswer = reading.automation().mayAnswer() && !facts.mail().envelope().nullSender();
    if (facts.challenges().colleague().isPresent()) {
      return colleague(
          facts.challenges().colleague().get(), stranger.address().get(), mayAnswer, facts, draft);
    }
    howToJoin(stranger.address().get(), mayAnswer, facts, draft);
    return draft.end(Outcome.HELD, "sender-unknown");
  }

  /** An operator put it to a deal: its words stand there as an unverified sender's, and no more. */
  private static Decision assigned(Address stranger, Reading reading, Facts facts, Draft draft) {
    Deal deal = facts.deals().getFirst();
    String words = reading.parts().own().strip();
    draft.happen(deal, new DealEvent.UnverifiedWrote(words, stranger));
    draft.oweManager(
        new ManagerNotice.MessageFromPartner(
            Optional.of(draft.tell(deal)),
            words,
            Optional.ofNullable(facts.partners().get(deal.partnerId()))
                .map(Partner::name)
                .orElse(""),
            stranger.toString()),
        deal);
    return draft.end(Outcome.ACTED, "assigned");
  }

  /** An answer to it is an application; the mail waits until that is decided. */
  private static void howToJoin(Address stranger, boolean mayAnswer, Facts facts, Draft draft) {
    if (mayAnswer
        && draft.program.reception().invitesStrangers()
        && !facts.refusedToday().contains("sender-unknown")) {
      draft.recruit(
          new AnybodyNotice.SenderUnknown(facts.mail().claimedAt(), false),
          Candidacy.ask(
              Candidacy.Question.APPLY,
              stranger,
              stranger.domain(),
              draft.program.managers().getFirst().email(),
              Optional.of(new Candidacy.Waiting(facts.mail().id(), true))),
          stranger);
    }
  }

  /** The claim is parked with its time, until somebody whom we know there vouches for it. */
  private static Decision colleague(
      Correspondent.OfPartner known,
      Address stranger,
      boolean mayAnswer,
      Facts facts,
      Draft draft) {
    draft.trace("colleague", stranger + " writes from the domain of " + known.partner().name());
    if (mayAnswer && !facts.challenges().askedToday()) {
      draft.ask(
          new AnybodyNotice.ColleagueUnknown(stranger.toString(), facts.mail().claimedAt()),
          about(Challenge.Kind.COLLEAGUE, stranger, known, facts, draft.now),
          known.contact().email());
    }
    if (mayAnswer && !facts.refusedToday().contains("colleague-unknown")) {
      draft.owe(
          new AnybodyNotice.SenderUnknown(facts.mail().claimedAt(), true), stranger, List.of());
    }
    return draft.end(Outcome.HELD, "colleague-unknown");
  }

  private static Challenge about(
      Challenge.Kind kind,
      Address claimed,
      Correspondent.OfPartner partner,
      Facts facts,
      Instant now) {
    return new Challenge(
        facts.mail().id(),
        kind,
        claimed,
        partner.partner().id(),
        facts.mail().claimedAt(),
        now,
        true);
  }

  static Decision partner(
      Intent intent, Correspondent.OfPartner partner, Reading reading, Facts facts, Draft draft) {
    if (intent instanceof Intent.Say && isColleague(partner, facts)) {
      // A mail of ours was passed on to a known colleague, who answers it: a comment, and no more.
      return PartnerDecisions.decide(intent, partner, facts, draft);
    }
    draft.trace("identity-too-low", String.join("; ", facts.mail().identity().reasons()));
    Address onFile = partner.contact().email();
    Optional<Challenge> answered =
        Decider.answered(reading, facts)
            .filter(Challenge::open)
            .filter(_ -> !facts.refusedToday().contains(UNCLEAR));
    if (answered.isPresent()) {
      // Words of the right person, but neither yes nor no: asked once more.
      draft.ask(question(answered.get()), answered.get(), onFile);
      return draft.end(Outcome.HELD, UNCLEAR);
    }
    boolean mayAsk = reading.automation().mayAnswer() && !facts.mail().envelope().nullSender();
    if (mayAsk && !facts.challenges().askedToday()) {
      Challenge about = about(Challenge.Kind.SENDER, onFile, partner, facts, draft.now);
      draft.ask(question(about), about, onFile);
    }
    return draft.end(Outcome.HELD, "sender-unproven");
  }

  private static Notice question(Challenge about) {
    return switch (about.kind()) {
      case SENDER -> new AnybodyNotice.SenderUnverified(about.receivedAt());
      case COLLEAGUE ->
          new AnybodyNotice.ColleagueUnknown(about.claimed().toString(), about.receivedAt());
      case ORDER -> throw new IllegalStateException("no partner is asked about an order");
    };
  }

  private static boolean isColleague(Correspondent.OfPartner partner, Facts facts) {
    return facts.mail().identity().authenticatedDomain().isPresent()
        && !facts.deals().isEmpty()
        && facts.deals().stream().allMatch(deal -> deal.partnerId() == partner.partner().id());
  }

  /** A manager's address, but not the whole proof. */
  static Decision manager(
      Intent intent, Manager manager, Reading reading, Facts facts, Draft draft) {
    draft.trace("identity-too-low", String.join("; ", facts.mail().identity().reasons()));
    String words =
        reading.orders().commands().stream().map(Orders.Order::line).findFirst().orElse("");
    if (facts.mail().identity().level() == IdentityLevel.DOMAIN) {
      return withoutToken(intent, words, manager, facts, draft);
    }
    boolean orders = intent instanceof Intent.Order || intent instanceof Intent.Unclear;
    if ((orders || facts.conversation().isPresent())
        && !facts.refusedToday().contains("manager-unproven")) {
      draft.owe(
          new ManagerNotice.SomeoneTried(
              draft.tell(facts.deals()), words, facts.mail().claimedAt()),
          manager.email(),
          facts.deals());
    }
    return draft.end(Outcome.HELD, "manager-unproven");
  }

  /**
   * The manager's own domain let it out, but it does not answer a mail of ours: a fresh request
   * goes out, to be answered.
   */
  private static Decision withoutToken(
      Intent intent, String words, Manager manager, Facts facts, Draft draft) {
    if (intent instanceof Intent.Order order && asksOnly(order)) {
      return ManagerDecisions.decide(intent, manager, facts, draft);
    }
    List<Command.Invite> invitations =
        intent instanceof Intent.Order order ? Inviting.in(order.orders()) : List.of();
    if (!invitations.isEmpty()) {
      return new Inviting(facts, draft, manager).check(invitations);
    }
    if (facts.deals().isEmpty() && !(intent instanceof Intent.MoveStages)) {
      draft.owe(draft.help(manager.email(), true), manager.email(), List.of());
      return draft.end(Outcome.ASKED, "manager-without-conversation");
    }
    String command =
        intent instanceof Intent.Order order
            ? order.orders().getFirst().command().word()
            : intent instanceof Intent.MoveStages ? "sheet" : "message";
    draft.owe(
        new AnybodyNotice.NotAllowed(
            draft.tell(facts.deals()), true, words.isEmpty() ? command : words, "no-token"),
        manager.email(),
        facts.deals());
    return draft.end(Outcome.ASKED, "manager-without-token");
  }

  // It changes nothing, and the answer goes to the address on file.
  private static boolean asksOnly(Intent.Order order) {
    return order.orders().stream()
        .map(Orders.Order::command)
        .allMatch(
            command ->
                command instanceof Command.ListReviews
                    || command instanceof Command.Report
                    || command instanceof Command.Rules
                    || command instanceof Command.Terms
                    || command instanceof Command.Help);
  }
}
