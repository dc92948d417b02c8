package io.postern.deciding;

import io.postern.notice.AnybodyNotice;
import io.postern.partner.Achieved;
import io.postern.partner.Contact;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.partner.Manager;
import io.postern.partner.Tier;
import io.postern.partner.TierStanding;
import io.postern.understanding.Command;
import java.util.List;
import java.util.Optional;

/** A manager says in which tier a partner is, or has the rules decide about it again. */
final class Pinning {
  private final Facts facts;
  private final Draft draft;
  private final Manager by;

  Pinning(Facts facts, Draft draft, Manager by) {
    this.facts = facts;
    this.draft = draft;
    this.by = by;
  }

  /**
   * @param line the order as it was written
   */
  Decision decide(Command.PinTier order, String line) {
    if (draft.ladder.none()) {
      return notUnderstood("no-tiers", line);
    }
    if (!(facts.newcomers().named().get(order.who().key()) instanceof OfPartner known)) {
      return notUnderstood("no-such-contact", line);
    }
    if (order.tier().isEmpty()) {
      return free(known);
    }
    Optional<Tier> tier = meant(order.tier().get());
    return tier.isEmpty() ? notUnderstood("no-such-tier", line) : pin(known, tier.get());
  }

  /** The whole of what was written is a tier's name: "Gold, if they sign" is none. */
  private Optional<Tier> meant(String written) {
    String name = written.strip();
    String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return plain.isBlank() ? Optional.empty() : draft.ladder.named(plain);
  }

  private Decision pin(OfPartner known, Tier tier) {
    String before = known.partner().tier();
    TierStanding after = new TierStanding(tier.name(), Optional.empty(), true);
    draft.upkeep(new Upkeep.PinTier(known.partner(), Optional.of(tier.name()), by.email()));
    TierTelling telling = telling(known);
    if (!tier.name().equalsIgnoreCase(before)) {
      telling.partner("given", before, after, Achieved.NOTHING, "");
    }
    telling.manager("pinned", before, after, Achieved.NOTHING, "", by.email());
    return draft.end(Outcome.ACTED, "tier-pinned");
  }

  // The step that comes at once judges by what stands in the ledger then.
  private Decision free(OfPartner known) {
    String tier = known.partner().tier();
    draft.upkeep(new Upkeep.PinTier(known.partner(), Optional.empty(), by.email()));
    draft.later(TierDecider.step("mail-" + facts.mail().id(), known.partner().id(), draft.now));
    telling(known)
        .manager(
            "freed",
            tier,
            new TierStanding(tier, Optional.empty(), true),
            Achieved.NOTHING,
            "",
            by.email());
    return draft.end(Outcome.ACTED, "tier-freed");
  }

  private TierTelling telling(OfPartner known) {
    Optional<Contact> contact = Optional.of(known.contact()).filter(Contact::reachable);
    return new TierTelling(known.partner(), contact, draft);
  }

  private Decision notUnderstood(String why, String line) {
    draft.owe(
        new AnybodyNotice.NotUnderstood(draft.tell(facts.deals()), true, why, line),
        by.email(),
        List.of());
    return draft.end(Outcome.ASKED, why);
  }
}
