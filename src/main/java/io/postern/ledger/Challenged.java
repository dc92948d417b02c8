package io.postern.ledger;

import io.postern.deciding.Challenge;
import io.postern.deciding.Facts.Challenges;
import io.postern.identity.TokenClaim;
import io.postern.ledger.FactsLoader.Case;
import io.postern.mail.Address;
import io.postern.partner.Correspondent;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * What a batch of mails has to do with challenges. Most have nothing: then nothing is looked up.
 *
 * @param asked challenges by the outgoing mail that asks
 * @param colleagues who can vouch, by domain
 * @param askedToday keys of addresses that were asked within the last day
 */
record Challenged(
    Map<Long, Challenge> asked, Map<String, OfPartner> colleagues, Set<String> askedToday) {
  private static final Duration A_DAY = Duration.ofDays(1);

  static Challenged on(
      DSLContext dsl,
      Program program,
      List<Case> cases,
      Map<String, Correspondent> senders,
      Instant now) {
    List<Long> outgoing = cases.stream().flatMap(one -> answers(one).stream()).distinct().toList();
    List<String> domains =
        cases.stream()
            .filter(one -> sender(one, senders).isEmpty())
            .flatMap(one -> one.mail().mail().organisation().stream())
            .distinct()
            .toList();
    Map<String, OfPartner> colleagues = People.firstAt(dsl, program.id(), domains);
    List<String> mayBeAsked = new ArrayList<>();
    for (Case one : cases) {
      if (!one.mail().mail().identity().domainProven()
          && sender(one, senders).orElse(null) instanceof OfPartner partner) {
        mayBeAsked.add(partner.contact().email().key());
      }
    }
    colleagues.values().forEach(one -> mayBeAsked.add(one.contact().email().key()));
    return new Challenged(
        ChallengeRows.askedBy(dsl, program.id(), outgoing),
        colleagues,
        ChallengeRows.askedSince(
            dsl, program.id(), mayBeAsked.stream().distinct().toList(), now.minus(A_DAY)));
  }

  Challenges of(Case one, Correspondent sender) {
    Optional<OfPartner> colleague =
        sender instanceof Correspondent.Stranger
            ? one.mail().mail().organisation().map(colleagues::get)
            : Optional.empty();
    Optional<Address> toAsk =
        sender instanceof OfPartner partner
            ? Optional.of(partner.contact().email())
            : colleague.map(known -> known.contact().email());
    return new Challenges(
        answers(one).map(asked::get),
        colleague,
        toAsk.map(address -> askedToday.contains(address.key())).orElse(false));
  }

  private static Optional<Correspondent> sender(Case one, Map<String, Correspondent> senders) {
    return FactsLoader.from(one).map(Address::key).map(senders::get);
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
