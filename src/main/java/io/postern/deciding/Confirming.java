package io.postern.deciding;

import io.postern.mail.Address;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import io.postern.partner.Partner;
import io.postern.understanding.Consent;
import java.util.List;
import java.util.Optional;

/** A yes or a no to a challenge, from whom it was put to. */
final class Confirming {
  private Confirming() {}

  static Decision decide(Consent consent, Challenge challenge, Facts facts, Draft draft) {
    Address by = facts.mail().identity().from().orElseThrow();
    if (!challenge.open()) {
      tell(challenge, consent == Consent.YES, true, by, draft);
      return draft.end(Outcome.REFUSED, "already-answered");
    }
    if (consent == Consent.YES && SecondProof.tooLate(challenge, draft)) {
      return SecondProof.late(challenge, by, draft);
    }
    return switch (consent) {
      case YES -> yes(challenge, by, facts, draft);
      case NO -> no(challenge, by, facts, draft);
    };
  }

  private static Decision yes(Challenge challenge, Address by, Facts facts, Draft draft) {
    switch (challenge.kind()) {
      case SENDER -> {
        // The mail's own answer tells the sender the rest.
        var signers = facts.mail().identity().signers();
        if (!facts.mail().identity().domainProven() && !signers.isEmpty()) {
          draft.upkeep(new Upkeep.Remember(by, signers));
        }
      }
      case COLLEAGUE -> {
        draft.upkeep(new Upkeep.Join(challenge.partnerId(), challenge.claimed(), by));
        tell(challenge, true, false, by, draft);
      }
      case ORDER -> {
        // The order's own answer tells the rest.
      }
    }
    draft.upkeep(new Upkeep.Release(challenge.mailId(), by));
    draft.trace("challenge", by + " says that mail " + challenge.mailId() + " is good");
    return draft.end(
        Outcome.ACTED,
        switch (challenge.kind()) {
          case SENDER -> "sender-confirmed";
          case COLLEAGUE -> "colleague-confirmed";
          case ORDER -> "order-confirmed";
        });
  }

  private static Decision no(Challenge challenge, Address by, Facts facts, Draft draft) {
    draft.trace("challenge", by + " says that mail " + challenge.mailId() + " is not good");
    tell(challenge, false, false, by, draft);
    return switch (challenge.kind()) {
      case SENDER, ORDER -> {
        draft.upkeep(new Upkeep.Deny(challenge.mailId(), Challenge.DENIED, by));
        alert(challenge, facts, draft);
        yield draft.end(Outcome.ACTED, Challenge.DENIED);
      }
      case COLLEAGUE -> {
        draft.upkeep(new Upkeep.Dismiss(challenge.mailId(), "denied-by-colleague", by));
        yield draft.end(Outcome.ACTED, "denied-by-colleague");
      }
    };
  }

  /** Somebody writes in another's name: who looks after the partner hears of it, and all admins. */
  private static void alert(Challenge challenge, Facts facts, Draft draft) {
    Optional<Partner> partner = Optional.ofNullable(facts.partners().get(challenge.partnerId()));
    Notice denied =
        new ManagerNotice.SenderDenied(
            challenge.claimed().toString(),
            partner.map(Partner::name).orElse(""),
            challenge.receivedAt(),
            challenge.mailId());
    Address manager =
        partner
            .map(one -> draft.program.inCharge(one.managerEmail()))
            .orElseGet(() -> draft.program.managers().getFirst().email());
    // Whoever said no knows it.
    if (!manager.equals(challenge.claimed())) {
      draft.owe(denied, manager, List.of());
    }
    draft.program.admins().stream()
        .filter(admin -> !admin.equals(manager) && !admin.equals(challenge.claimed()))
        .forEach(admin -> draft.owe(denied, admin, List.of()));
  }

  private static void tell(
      Challenge challenge, boolean yes, boolean late, Address by, Draft draft) {
    draft.owe(
        new AnybodyNotice.ChallengeAnswered(
            challenge.claimed().toString(),
            challenge.receivedAt(),
            challenge.kind() == Challenge.Kind.COLLEAGUE,
            yes,
            late),
        by,
        List.of());
  }
}
