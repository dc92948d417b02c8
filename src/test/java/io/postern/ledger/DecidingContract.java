package io.postern.ledger;

import static io.postern.ledger.World.MANAGER;
import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.TOM;
import static io.postern.ledger.World.WORKFLOW;
import static io.postern.ledger.World.arrived;
import static io.postern.ledger.World.mail;
import static io.postern.ledger.World.nothing;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.Workflow;
import io.postern.deciding.Decision;
import io.postern.deciding.Outcome;
import io.postern.identity.IdentityLevel;
import io.postern.ledger.World.Judge;
import io.postern.notice.AnybodyNotice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How decisions are brought about where a ledger is tried. */
abstract class DecidingContract extends Contract {
  int counter;

  Decided decide(Judge judge, MailCase mail) {
    return ledger.decisions().mails(PROGRAM, WORKFLOW, List.of(mail), judge, NOON).getFirst();
  }

  void move(Deal deal, DealEvent event, Instant now) {
    Judge judge =
        Judge.onDeal(
            (step, current) ->
                World.decision(
                    Outcome.ACTED,
                    "moved",
                    List.of(
                        new Decision.Move(
                            DealHistory.apply(current, event, now),
                            event,
                            new Decision.Actor(
                                Workflow.Role.MANAGER,
                                Optional.of(MANAGER),
                                IdentityLevel.STEP_UP))),
                    List.of(),
                    List.of()));
    Decided decided =
        ledger
            .decisions()
            .act(
                PROGRAM,
                WORKFLOW,
                new OperatorAct("ann", "deal-moved", deal.ref().toString(), ""),
                List.of(deal.id()),
                judge,
                now);
    assertInstanceOf(Decided.Done.class, decided);
  }

  long managersConversation(Deal deal) {
    Judge judge =
        new Judge(
            (mail, facts) ->
                nothing(
                    Outcome.ACTED,
                    "told",
                    World.owed(
                        new AnybodyNotice.Help(true, List.of()),
                        MANAGER,
                        List.of(deal.id()),
                        mail)));
    decide(judge, mail(arrived(ledger, "ask " + counter++), TOM));
    return judge.threads.getFirst().conversationId();
  }

  static MailCase inConversation(ClaimedMail mail, long conversation) {
    return mail(mail, MANAGER, Optional.of(conversation), Optional.empty());
  }

  void sendAll(Instant now) {
    List<Outgoing> mails = ledger.outbox().claim(PROGRAM.id(), 100, World.LEASE, now);
    ledger
        .outbox()
        .record(
            mails.stream()
                .map(mail -> new SendReport(mail, new SendReport.Result.Sent("250 ok"), now))
                .toList());
  }
}
