package io.postern.ledger;

import static io.postern.ledger.World.MANAGER;
import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.WORKFLOW;
import static io.postern.ledger.World.arrived;
import static io.postern.ledger.World.mail;
import static io.postern.ledger.World.owed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deciding.Candidacy;
import io.postern.deciding.Candidacy.Question;
import io.postern.deciding.Candidacy.Waiting;
import io.postern.deciding.Decision;
import io.postern.deciding.Facts;
import io.postern.deciding.Outcome;
import io.postern.deciding.Upkeep;
import io.postern.identity.TokenClaim;
import io.postern.ledger.World.Judge;
import io.postern.mail.Address;
import io.postern.notice.AnybodyNotice;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.understanding.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** People who may become partners. */
abstract class NewcomersContract extends Contract {
  private static final Address ZOE = Address.of("zoe@new.example");

  @Test
  void whoIsAcceptedHasAPartnerOfItsOwnAndItsMailGoesOn() {
    ClaimedMail first = arrived(ledger, "a lead");
    Candidacy apply = question(Question.APPLY, Optional.of(new Waiting(first.id(), true)));
    long told = decide(mail(first, ZOE), asking(Outcome.HELD, apply, ZOE)).outgoing().getFirst();

    Facts[] seen = new Facts[1];
    long review =
        decide(
                answer("we are eight", ZOE, told),
                (mail, facts) -> {
                  seen[0] = facts;
                  Candidacy accept = question(Question.ACCEPT, apply.waiting());
                  return asking(Outcome.ACTED, accept, MANAGER).apply(mail, facts);
                })
            .outgoing()
            .getFirst();
    Candidacy answered = seen[0].newcomers().answered().orElseThrow();
    assertEquals(Question.APPLY, answered.question());
    assertEquals(ZOE, answered.who());
    assertEquals(Optional.of(new Waiting(first.id(), true)), answered.waiting());
    assertEquals(Optional.empty(), seen[0].newcomers().applied());

    Upkeep.Enrol enrol =
        new Upkeep.Enrol(review, ZOE, "BRIGHTLEAF", false, MANAGER, "Bronze", "abc123", MANAGER);
    decide(
        answer("accept", MANAGER, review),
        (mail, facts) -> {
          assertTrue(facts.newcomers().answered().orElseThrow().open());
          return decision(
              Outcome.ACTED, List.of(), List.of(enrol, new Upkeep.Release(first.id(), MANAGER)));
        });
    OfPartner zoe = ledger.roster().at(PROGRAM.id(), ZOE).orElseThrow();
    assertEquals("BRIGHTLEAF (new.example)", zoe.partner().name());
    assertEquals(MANAGER, zoe.partner().managerEmail());
    assertEquals(
        List.of(first.id()), World.claim(ledger, 5).stream().map(ClaimedMail::id).toList());

    decide(
        answer("accept once more", MANAGER, review),
        (mail, facts) -> {
          assertFalse(facts.newcomers().answered().orElseThrow().open(), "it is settled");
          return World.nothing(Outcome.REFUSED, "already-answered");
        });
  }

  @Test
  void whoSaidNoToAnInvitationMayThinkAgain() {
    ClaimedMail invites = arrived(ledger, "invite zoe");
    Candidacy join = question(Question.JOIN, Optional.empty());
    long invitation =
        decide(mail(invites, MANAGER), asking(Outcome.ACTED, join, ZOE)).outgoing().getFirst();
    decide(
        answer("no", ZOE, invitation),
        (mail, facts) ->
            decision(
                Outcome.ACTED,
                List.of(),
                List.of(new Upkeep.Settle(invitation, Candidacy.End.DECLINED, ZOE))));
    decide(
        answer("yes after all", ZOE, invitation),
        (mail, facts) -> {
          assertTrue(facts.newcomers().answered().orElseThrow().open());
          return decision(
              Outcome.ACTED,
              List.of(),
              List.of(
                  new Upkeep.Enrol(
                      invitation, ZOE, "brightleaf", true, MANAGER, "Bronze", "abc123", ZOE)));
        });
    assertEquals(
        "Brightleaf",
        ledger.roster().at(PROGRAM.id(), ZOE).orElseThrow().partner().name(),
        "a manager meant that very partner");
  }

  private static Candidacy question(Question asked, Optional<Waiting> waiting) {
    return new Candidacy(0, asked, ZOE, "New Ltd", MANAGER, waiting, true);
  }

  private static BiFunction<MailCase, Facts, Decision> asking(
      Outcome outcome, Candidacy question, Address asked) {
    return (mail, facts) ->
        decision(
            outcome,
            List.of(owed(new AnybodyNotice.Help(false, List.of()), asked, List.of(), mail)),
            List.of(new Upkeep.Recruit(question, asked)));
  }

  private static Decision decision(
      Outcome outcome, List<io.postern.deciding.Owed> owed, List<Upkeep> upkeep) {
    return new Decision(
        outcome, "tested", List.of(), owed, List.of(), List.of(), List.of(), upkeep, Trace.EMPTY);
  }

  /** A mail that answers one of ours, with its token. */
  private MailCase answer(String text, Address from, long outgoing) {
    TokenClaim token =
        new TokenClaim(
            1,
            TokenClaim.Purpose.REPLY,
            from,
            1,
            outgoing,
            NOON.plus(LedgerSettings.DEFAULT_TOKEN_LIFE),
            Optional.empty());
    return mail(arrived(ledger, text + outgoing), from, Optional.empty(), Optional.of(token));
  }

  private Decided.Done decide(MailCase mail, BiFunction<MailCase, Facts, Decision> judge) {
    return assertInstanceOf(
        Decided.Done.class,
        ledger
            .decisions()
            .mails(PROGRAM, WORKFLOW, List.of(mail), new Judge(judge), NOON)
            .getFirst());
  }
}
