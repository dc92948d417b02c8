package io.postern.journey;

import io.postern.identity.Token;
import io.postern.identity.TokenClaim;
import io.postern.journey.Programs.Running;
import io.postern.ledger.Ledger;
import io.postern.partner.Contact;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.program.Program;
import io.postern.writing.NoticeWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The story of a reader of mail to many who wants no more of it, by the link in such a mail. Mail
 * about deals and money comes as before.
 */
public final class WaysOut {
  private final Ledger ledger;
  private final Programs programs;
  private final Function<Program, NoticeWriter> writers;
  private final InstantSource clock;
  private final MailLog log;

  public WaysOut(
      Ledger ledger,
      Programs programs,
      Function<Program, NoticeWriter> writers,
      InstantSource clock,
      MailLog log) {
    this.ledger = ledger;
    this.programs = programs;
    this.writers = writers;
    this.clock = clock;
    this.log = log;
  }

  /** A token of a mail to many, and whose mail it was. */
  private record Reader(Program program, TokenClaim token, Optional<Contact> contact) {
    Locale locale() {
      return contact.flatMap(Contact::locale).map(Locale::forLanguageTag).orElse(program.locale());
    }
  }

  /**
   * The page that asks; it changes nothing, for mail scanners follow every link.
   *
   * @param token as it stands in the link
   * @return HTML; empty when it is no token of ours that still counts
   */
  public Optional<String> ask(String token) {
    return reader(token)
        .map(
            one ->
                writers
                    .apply(one.program())
                    .leavePage(
                        false, one.token().person().toString(), one.program(), one.locale()));
  }

  /**
   * Stops mail to many for whoever the token was given to; again does no harm.
   *
   * @return the page that says so
   */
  public Optional<String> leave(String token) {
    return reader(token)
        .map(
            one -> {
              boolean changed =
                  ledger
                      .roster()
                      .unsubscribe(one.program().id(), one.token().person(), clock.instant());
              log.unsubscribed(one.program().id(), one.token().outgoingId(), changed);
              return writers
                  .apply(one.program())
                  .leavePage(true, one.token().person().toString(), one.program(), one.locale());
            });
  }

  private Optional<Reader> reader(String written) {
    Optional<String> hash = Token.parse(written).map(Token::hash);
    return hash.flatMap(
        known ->
            programs.all().stream()
                .map(Running::program)
                .flatMap(program -> reader(program, known).stream())
                .findFirst());
  }

  private Optional<Reader> reader(Program program, String hash) {
    return ledger
        .roster()
        .token(program.id(), hash)
        .filter(claim -> claim.purpose() == TokenClaim.Purpose.LEAVE)
        .filter(claim -> claim.validAt(clock.instant()))
        .map(
            claim ->
                new Reader(
                    program,
                    claim,
                    ledger.roster().at(program.id(), claim.person()).map(OfPartner::contact)));
  }
}
