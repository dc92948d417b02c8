package io.postern.deciding;

import io.postern.deal.Workflow.Role;
import io.postern.deciding.Decision.Actor;
import io.postern.identity.Act;
import io.postern.identity.Identity;
import io.postern.identity.IdentityLevel;
import io.postern.mail.Address;
import io.postern.partner.Correspondent;
import io.postern.understanding.Reading;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is done about a mail: (Reading, Facts, rules, now) to Decision. Pure; the ledger loads the
 * facts and applies the decision in one transaction.
 */
public final class Decider {
  /**
   * RFC 5321 6.3 advises a high bound on Received fields; a mail with more of them goes in circles.
   */
  private static final int MAX_RECEIVED = 50;

  /** Noted on the reading of a mail of which only the header was taken in. */
  public static final String TOO_LARGE = "too-large";

  /** Noted on the reading of a mail whose subject names other deals than its conversation has. */
  public static final String ANOTHER_DEAL = "names-another-deal";

  /** The reader gave up on these: what it read may be a part only, and nobody should act on it. */
  private static final Set<String> READ_IN_PART = Set.of("too-deep", "too-many-parts");

  private Decider() {}

  public static Decision decide(Reading reading, Facts facts, InForce rules, Instant now) {
    Draft draft = draft(facts, rules, now);
    if (facts.failing() && provenHuman(reading, facts)) {
      writer(facts).ifPresent(address -> draft.upkeep(new Upkeep.Reach(address)));
    }
    return Fuse.watch(decide(reading, facts, draft), facts, writer(facts), now);
  }

  private static boolean provenHuman(Reading reading, Facts facts) {
    return reading.automation().human()
        && facts.mail().identity().level().atLeast(IdentityLevel.DOMAIN);
  }

  private static Decision decide(Reading reading, Facts facts, Draft draft) {
    if (facts.mail().received() > MAX_RECEIVED) {
      return draft.end(Outcome.RECORDED, "mail-loop");
    }
    Optional<Decision> left = WaysOut.decide(reading, facts, draft);
    if (left.isPresent()) {
      return left.get();
    }
    if (reading.problems().contains(TOO_LARGE)) {
      return draft.end(Outcome.HELD, TOO_LARGE);
    }
    Optional<String> gaveUp =
        reading.problems().stream().filter(READ_IN_PART::contains).findFirst();
    if (gaveUp.isPresent()) {
      return draft.end(Outcome.HELD, gaveUp.get());
    }
    Optional<Decision> alerted = Alerted.decide(reading, facts, draft);
    if (alerted.isPresent()) {
      return alerted.get();
    }
    Optional<Challenge> answered = answered(reading, facts);
    if (answered.isPresent() && reading.consent().isPresent() && Intents.doubt(reading).isEmpty()) {
      return Confirming.decide(reading.consent().get(), answered.get(), facts, draft);
    }
    Optional<Decision> recruiting = Recruiting.decide(reading, facts, draft);
    if (recruiting.isPresent()) {
      return recruiting.get();
    }
    Intent intent = Intents.of(reading, facts);
    draft.trace("intent", intent.getClass().getSimpleName() + " by " + who(facts));
    return switch (intent) {
      case Intent.Automatic automatic -> Automatic.decide(automatic, reading, facts, draft);
      case Intent.Ignore ignore -> draft.end(Outcome.RECORDED, ignore.why());
      case Intent.Refer _,
          Intent.Correct _,
          Intent.Order _,
          Intent.Say _,
          Intent.AskStatus _,
          Intent.MoveStages _,
          Intent.Unclear _ ->
          switch (facts.sender()) {
            case Correspondent.Stranger stranger ->
                Unproven.stranger(stranger, reading, facts, draft);
            case Correspondent.OfPartner partner ->
                Act.CHANGE_OWN_DEAL.allowedTo(facts.mail().identity())
                    ? PartnerDecisions.decide(intent, partner, facts, draft)
                    : Unproven.partner(intent, partner, reading, facts, draft);
            case Correspondent.OfProgram manager ->
                Act.DECIDE.allowedTo(facts.mail().identity())
                    ? ManagerDecisions.decide(intent, manager.manager(), facts, draft)
                    : Unproven.manager(intent, manager.manager(), reading, facts, draft);
          };
    };
  }

  /** The challenge that a mail answers, when it comes from whom it was put to. */
  static Optional<Challenge> answered(Reading reading, Facts facts) {
    return facts
        .challenges()
        .answered()
        .filter(_ -> reading.automation().human())
        .filter(challenge -> mayAnswer(challenge, facts));
  }

  private static boolean mayAnswer(Challenge challenge, Facts facts) {
    Identity identity = facts.mail().identity();
    return switch (challenge.kind()) {
      case SENDER, COLLEAGUE ->
          facts.sender() instanceof Correspondent.OfPartner && Act.CONFIRM.allowedTo(identity);
      case ORDER ->
          facts.sender() instanceof Correspondent.OfProgram && Act.DECIDE.allowedTo(identity);
    };
  }

  private static Draft draft(Facts facts, InForce rules, Instant now) {
    Identity identity = facts.mail().identity();
    Role role = facts.sender() instanceof Correspondent.OfProgram ? Role.MANAGER : Role.PARTNER;
    Optional<Address> writer = writer(facts);
    return new Draft(
        facts.program(),
        facts.workflow(),
        rules,
        facts.accounts(),
        facts.contacts(),
        new Actor(role, writer, identity.level()),
        facts.mail().messageId(),
        writer,
        now);
  }

  private static Optional<Address> writer(Facts facts) {
    return switch (facts.sender()) {
      // Answers go to the address on file, never to another one that the mail names.
      case Correspondent.OfPartner p -> Optional.of(p.contact().email());
      case Correspondent.OfProgram m -> Optional.of(m.manager().email());
      case Correspondent.Stranger s -> s.address();
    };
  }

  private static String who(Facts facts) {
    return switch (facts.sender()) {
      case Correspondent.OfPartner p -> "partner " + p.partner().name();
      case Correspondent.OfProgram _ -> "a manager";
      case Correspondent.Stranger _ -> "a stranger";
    };
  }
}
