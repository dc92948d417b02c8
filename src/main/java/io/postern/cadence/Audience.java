package io.postern.cadence;

import io.postern.mail.Address;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Who gets an announcement: contacts for whom all of this is so. What is empty asks for nothing.
 *
 * @param statuses in which of these states their partner is
 * @param tiers in which of these tiers, in lower case
 * @param languages which of these languages they are written in (ISO 639)
 * @param countries in which of these countries they are (ISO 3166-1 alpha-2)
 * @param referredWithin a referral came from their partner within so many days
 * @param quietFor none came for so many days
 * @param addresses who of these they are
 */
public record Audience(
    Set<Partner.Status> statuses,
    Set<String> tiers,
    Set<String> languages,
    Set<String> countries,
    OptionalInt referredWithin,
    OptionalInt quietFor,
    List<Address> addresses) {
  /** Everybody at an active partner. */
  public static final Audience ALL_PARTNERS =
      new Audience(
          Set.of(Partner.Status.ACTIVE),
          Set.of(),
          Set.of(),
          Set.of(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          List.of());

  public Audience {
    statuses = Set.copyOf(statuses);
    tiers = Set.copyOf(tiers);
    languages = Set.copyOf(languages);
    countries = Set.copyOf(countries);
    addresses = List.copyOf(addresses);
  }

  /** Why a reader does not get it; empty for one who does. */
  public Optional<WhyNot> whyNot(Reader reader, Program program, Instant now) {
    return outside(reader, program, now)
        .or(
            () ->
                switch (reader.contact().preferences().courtesy()) {
                  case STOPPED -> Optional.of(WhyNot.STOPPED);
                  case PAUSED -> Optional.of(WhyNot.PAUSED);
                  case WANTED ->
                      reader.contact().reachable() ? Optional.empty() : Optional.of(WhyNot.BOUNCED);
                });
  }

  private Optional<WhyNot> outside(Reader reader, Program program, Instant now) {
    if (!addresses.isEmpty() && !addresses.contains(reader.contact().email())) {
      return Optional.of(WhyNot.NOT_LISTED);
    }
    if (!statuses.contains(reader.partner().status())) {
      return Optional.of(WhyNot.OTHER_STATUS);
    }
    if (!tiers.isEmpty() && !tiers.contains(reader.partner().tier().toLowerCase(Locale.ROOT))) {
      return Optional.of(WhyNot.OTHER_TIER);
    }
    if (!languages.isEmpty() && !languages.contains(language(reader, program))) {
      return Optional.of(WhyNot.OTHER_LANGUAGE);
    }
    if (!countries.isEmpty() && Zones.country(reader).filter(countries::contains).isEmpty()) {
      return Optional.of(WhyNot.OTHER_COUNTRY);
    }
    if (referredWithin.isPresent() && !referred(reader, referredWithin.getAsInt(), now)) {
      return Optional.of(WhyNot.NO_RECENT_REFERRAL);
    }
    if (quietFor.isPresent() && referred(reader, quietFor.getAsInt(), now)) {
      return Optional.of(WhyNot.RECENT_REFERRAL);
    }
    return Optional.empty();
  }

  private static String language(Reader reader, Program program) {
    return reader
        .contact()
        .locale()
        .map(Locale::forLanguageTag)
        .orElse(program.locale())
        .getLanguage();
  }

  private static boolean referred(Reader reader, int days, Instant now) {
    Instant since = now.minus(Duration.ofDays(days));
    return reader.lastReferralAt().filter(at -> !at.isBefore(since)).isPresent();
  }
}
