package io.postern.deciding;

import io.postern.identity.IdentityLevel;
import io.postern.notice.Notice;
import io.postern.partner.Correspondent;
import io.postern.partner.Manager;
import io.postern.understanding.Orders;
import io.postern.understanding.Reading;
import java.util.List;

/** Mail whose sender is not known, or not proven: nothing it asks for is done, and it is kept. */
final class Unproven {
  private Unproven() {}

  static Decision stranger(
      Correspondent.Stranger stranger, Reading reading, Facts facts, Draft draft) {
    if (stranger.address().isEmpty()) {
      draft.trace("no-usable-sender", "the From line is not one plain mailbox");
      return draft.end(Outcome.HELD, "sender-unusable");
    }
    if (facts.mail().identity().token().isPresent()) {
      draft.trace(
          "token-of-another",
          stranger.address().get() + " wrote to an address given to another person");
      return draft.end(Outcome.HELD, "token-of-another");
    }
    if (!facts.mail().identity().domainProven()) {
      // No answer: whoever the From line names may never have written (no backscatter).
      return draft.end(Outcome.HELD, "sender-unproven");
    }
    if (reading.automation().mayAnswer() && !facts.refusedToday().contains("sender-unknown")) {
      draft.owe(
          new Notice.SenderUnknown(facts.mail().claimedAt()), stranger.address().get(), List.of());
    }
    return draft.end(Outcome.HELD, "sender-unknown");
  }

  static Decision partner(
      Intent intent, Correspondent.OfPartner partner, Facts facts, Draft draft) {
    if (intent instanceof Intent.Say && isColleague(partner, facts)) {
      // A mail of ours was passed on to a known colleague, who answers it: a comment, and no more.
      return PartnerDecisions.decide(intent, partner, facts, draft);
    }
    draft.trace("identity-too-low", String.join("; ", facts.mail().identity().reasons()));
    if (!facts.refusedToday().contains("sender-unproven")) {
      draft.owe(
          new Notice.SenderUnverified(facts.mail().claimedAt()),
          partner.contact().email(),
          List.of());
    }
    return draft.end(Outcome.HELD, "sender-unproven");
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
          new Notice.SomeoneTried(draft.tell(facts.deals()), words, facts.mail().claimedAt()),
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
    if (facts.deals().isEmpty()) {
      draft.owe(new Notice.Help(true), manager.email(), List.of());
      return draft.end(Outcome.ASKED, "manager-without-conversation");
    }
    String command =
        intent instanceof Intent.Order order
            ? order.orders().getFirst().command().word()
            : "message";
    draft.owe(
        new Notice.NotAllowed(
            draft.tell(facts.deals()), true, words.isEmpty() ? command : words, "no-token"),
        manager.email(),
        facts.deals());
    return draft.end(Outcome.ASKED, "manager-without-token");
  }
}
