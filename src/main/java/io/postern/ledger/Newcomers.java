package io.postern.ledger;

import io.postern.deciding.Candidacy;
import io.postern.deciding.Facts;
import io.postern.identity.TokenClaim;
import io.postern.ledger.FactsLoader.Case;
import io.postern.mail.Address;
import io.postern.partner.Correspondent;
import io.postern.program.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * What a batch of mails has to do with people who may become partners. Most have nothing: then
 * nothing is looked up.
 *
 * @param asked questions by the outgoing mail that asks
 * @param applications that no manager has answered, by address key
 * @param named whom orders name, by address key
 */
record Newcomers(
    Map<Long, Candidacy> asked,
    Map<String, Candidacy> applications,
    Map<String, Correspondent> named) {

  static Newcomers on(DSLContext dsl, Program program, List<Case> cases) {
    Map<Long, Candidacy> asked =
        CandidateRows.askedBy(
            dsl,
            program.id(),
            cases.stream().flatMap(one -> answers(one).stream()).distinct().toList());
    List<String> applicants =
        asked.values().stream()
            .filter(one -> one.question() == Candidacy.Question.APPLY)
            .map(one -> one.who().key())
            .distinct()
            .toList();
    List<Address> named =
        cases.stream().flatMap(one -> one.mail().wanted().people().stream()).distinct().toList();
    return new Newcomers(
        asked,
        CandidateRows.applications(dsl, program.id(), applicants),
        named.isEmpty() ? Map.of() : People.at(dsl, program, named));
  }

  Facts.Newcomers of(Case one) {
    Optional<Candidacy> answered = answers(one).map(asked::get);
    Map<String, Correspondent> known = new HashMap<>();
    for (Address address : one.mail().wanted().people()) {
      Optional.ofNullable(named.get(address.key()))
          .ifPresent(person -> known.put(address.key(), person));
    }
    return answered.isEmpty() && known.isEmpty()
        ? Facts.Newcomers.NONE
        : new Facts.Newcomers(
            answered, answered.map(question -> applications.get(question.who().key())), known);
  }

  private static Optional<Long> answers(Case one) {
    return one.mail()
        .mail()
        .identity()
        .token()
        .filter(token -> token.purpose() == TokenClaim.Purpose.REPLY)
        .map(TokenClaim::outgoingId);
  }
}
