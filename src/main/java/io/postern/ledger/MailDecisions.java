package io.postern.ledger;

import static io.postern.ledger.schema.Tables.MAIL;

import io.postern.deal.Workflow;
import io.postern.deciding.Decision;
import io.postern.deciding.Facts;
import io.postern.deciding.Facts.FreshDeal;
import io.postern.identity.TokenClaim;
import io.postern.ledger.Decisions.MailJudge;
import io.postern.ledger.FactsLoader.Case;
import io.postern.ledger.FactsLoader.Loaded;
import io.postern.program.Program;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Decides about a batch of mails in one transaction. */
final class MailDecisions {
  private final DecisionTools tools;
  private final Program program;
  private final Workflow workflow;
  private final MailJudge judge;
  private final Instant now;

  MailDecisions(
      DecisionTools tools, Program program, Workflow workflow, MailJudge judge, Instant now) {
    this.tools = tools;
    this.program = program;
    this.workflow = workflow;
    this.judge = judge;
    this.now = now;
  }

  /**
   * All of them, or nothing of any.
   *
   * @param redone how often these were tried before
   */
  List<Decided> together(List<MailCase> mails, int redone) {
    Ties ties = tools.database().read(dsl -> Ties.of(dsl, program, mails));
    int referrals = mails.stream().mapToInt(mail -> mail.prospects().size()).sum();
    List<Long> numbers = tools.numbers().take(program.id(), referrals);
    Set<Long> unused = new HashSet<>(numbers);
    SortedSet<String> locks = ties.locks();
    try (Locks.Held _ = tools.locks().before(locks)) {
      List<Decided> results =
          tools
              .database()
              .write(
                  tx -> {
                    tools.locks().within(tx, locks);
                    return decide(tx, mails, ties, numbers, unused, redone);
                  });
      tools.numbers().giveBack(program.id(), unused);
      return results;
    } catch (RuntimeException e) {
      tools.numbers().giveBack(program.id(), numbers);
      throw e;
    }
  }

  private List<Decided> decide(
      Tx tx, List<MailCase> mails, Ties ties, List<Long> numbers, Set<Long> unused, int redone) {
    @Nullable Decided[] results = new Decided[mails.size()];
    List<Case> cases = cases(tx, mails, numbers);
    Set<Long> ours = ours(tx, mails);
    for (List<Integer> round : Rounds.of(ties.touched())) {
      List<Integer> positions = new ArrayList<>();
      for (int at : round) {
        if (ours.contains(mails.get(at).claim().id())) {
          positions.add(at);
        } else {
          results[at] = new Decided.NotOurs();
        }
      }
      if (!positions.isEmpty()) {
        round(tx, positions, cases, results, unused, redone);
      }
    }
    return Arrays.stream(results)
        .map(result -> result == null ? new Decided.NotOurs() : result)
        .toList();
  }

  private void round(
      Tx tx,
      List<Integer> positions,
      List<Case> cases,
      @Nullable Decided[] results,
      Set<Long> unused,
      int redone) {
    List<Loaded> loaded =
        new FactsLoader(tx.dsl(), program, workflow, now)
            .load(positions.stream().map(cases::get).toList());
    Effects effects = new Effects(tx, tools.sources(), program, judge, now);
    MailWriter ends = new MailWriter(tx, program, now);
    Map<Integer, Ending> endings = new HashMap<>();
    for (int i = 0; i < positions.size(); i++) {
      int at = positions.get(i);
      Case one = cases.get(at);
      Decision decision;
      try {
        decision = judge.decide(one.mail(), loaded.get(i).facts());
      } catch (RuntimeException e) {
        // A fault over this one mail, of which nothing is gathered yet: the others go on.
        results[at] = new Decided.Failed(e);
        continue;
      }
      endings.put(at, new Ending(decision, gather(one, loaded.get(i), decision, effects, ends)));
    }
    effects.flush();
    ends.flush();
    endings.forEach(
        (at, ending) -> {
          ending.decision().moves().forEach(move -> unused.remove(move.after().ref().number()));
          results[at] =
              new Decided.Done(
                  ending.decision().outcome(),
                  ending.decision().reason(),
                  ending.trail().deals(),
                  ending.trail().outgoing(),
                  redone);
        });
  }

  private record Ending(Decision decision, Effects.Trail trail) {}

  private Effects.Trail gather(
      Case one, Loaded loaded, Decision decision, Effects effects, MailWriter ends) {
    Facts.MailFacts mail = loaded.facts().mail();
    MailWriter.End end = ends.add(one.mail(), decision);
    EventLink.Cause cause =
        new EventLink.Cause(
            Optional.of(mail.id()),
            Optional.of(mail.sha256()),
            mail.identity().token().map(TokenClaim::id),
            one.mail().claim().release().map(ClaimedMail.Release::operator),
            DecisionTools.nameOf(workflow));
    return effects.add(
        decision,
        loaded.known(),
        cause,
        (owed, conversation, outgoing) -> end.answeredIn(conversation, owed.to()));
  }

  private List<Case> cases(Tx tx, List<MailCase> mails, List<Long> numbers) {
    List<Case> cases = new ArrayList<>();
    int next = 0;
    for (MailCase mail : mails) {
      int count = mail.prospects().size();
      List<FreshDeal> fresh =
          FactsLoader.fresh(
              tx.dsl(), tools.dealIds(), program, numbers.subList(next, next + count));
      next += count;
      cases.add(new Case(mail, fresh));
    }
    return cases;
  }

  private Set<Long> ours(Tx tx, List<MailCase> mails) {
    Map<Long, Integer> fences = new HashMap<>();
    mails.forEach(mail -> fences.put(mail.claim().id(), mail.claim().lease().fence()));
    Unnested<Long> ids = Unnested.longs(fences.keySet());
    Set<Long> ours = new HashSet<>();
    tx.dsl()
        .select(MAIL.ID, MAIL.FENCE)
        .from(ids.table())
        .join(MAIL)
        .on(MAIL.ID.eq(ids.value()))
        .where(MAIL.PROGRAM_ID.eq(program.id()), MAIL.STATE.eq(MailState.DECIDING.name()))
        .forEach(
            row -> {
              if (row.value2().equals(fences.get(row.value1()))) {
                ours.add(row.value1());
              }
            });
    return ours;
  }
}
