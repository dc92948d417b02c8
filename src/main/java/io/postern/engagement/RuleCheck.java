package io.postern.engagement;

import io.postern.deal.Deal;
import io.postern.deal.Field;
import io.postern.deal.Prospect;
import io.postern.engagement.Rule.CoolingOff;
import io.postern.engagement.Rule.Minimum;
import io.postern.engagement.Rule.Named;
import io.postern.engagement.Rule.OffLimits;
import io.postern.engagement.Rule.Pipeline;
import io.postern.engagement.Rule.Qualification;
import io.postern.engagement.Rule.Territory;
import io.postern.kit.Money;
import io.postern.mail.Address;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds a claim against rules. */
public final class RuleCheck {
  /** Country domains that companies of any country have. */
  private static final Set<String> ANYWHERE =
      Set.of("ai", "cc", "co", "eu", "fm", "gg", "io", "ly", "me", "sh", "to", "tv", "ws");

  private final EngagementRules rules;
  private final Matching matching;

  public RuleCheck(Engagement engagement) {
    this.rules = engagement.rules();
    this.matching = engagement.matching();
  }

  /** The rules that a claim breaks, in the order of the file. */
  public List<Hit> of(Candidate claim) {
    List<Hit> hits = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      broken(rule.test(), claim).ifPresent(evidence -> hits.add(new Hit(rule, evidence)));
    }
    return hits;
  }

  private Optional<String> broken(Rule.Test test, Candidate claim) {
    Prospect prospect = claim.facts().prospect();
    return switch (test) {
      case OffLimits off -> listed(off.accounts(), prospect).map(Account::label);
      case Named named ->
          named.partners().stream().anyMatch(claim.partnerName()::equalsIgnoreCase)
              ? Optional.empty()
              : listed(named.accounts(), prospect).map(Account::label);
      case Pipeline pipeline ->
          listed(
                  pipeline.accounts().stream()
                      .filter(account -> recent(account, claim.claimedAt(), pipeline))
                      .toList(),
                  prospect)
              .map(RuleCheck::contacted);
      case Territory territory -> elsewhere(territory, prospect);
      case Minimum minimum ->
          claim
              .facts()
              .value()
              .filter(value -> value.currency().equals(minimum.value().currency()))
              .filter(value -> value.amount().compareTo(minimum.value().amount()) < 0)
              .map(Money::toString);
      case Qualification qualification -> lacking(qualification, claim);
      case CoolingOff cooling -> cooling(cooling, claim);
    };
  }

  private Optional<Account> listed(List<Account> accounts, Prospect prospect) {
    List<String> hosts = hosts(prospect);
    Optional<CompanyName> company = matching.of(prospect).company();
    return accounts.stream()
        .filter(
            account ->
                hosts.stream().anyMatch(account::covers)
                    || company.map(name -> named(account, name)).orElse(false))
        .findFirst();
  }

  private boolean named(Account account, CompanyName name) {
    return account
        .company()
        .flatMap(rules.names()::read)
        .map(other -> Names.alike(name, other, rules.names()) >= Names.SAME)
        .orElse(false);
  }

  private static List<String> hosts(Prospect prospect) {
    return Stream.concat(
            prospect.domain().stream(), prospect.contactEmail().map(Address::domain).stream())
        .map(host -> host.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  // An account without a date is in the pipeline now.
  private static boolean recent(Account account, Instant claimedAt, Pipeline pipeline) {
    LocalDate claimed = claimedAt.atZone(ZoneOffset.UTC).toLocalDate();
    return account
        .lastContact()
        .map(day -> !day.isBefore(claimed.minusDays(pipeline.lookbackDays())))
        .orElse(true);
  }

  private static String contacted(Account account) {
    return account.label() + account.lastContact().map(day -> ", " + day).orElse("");
  }

  private static Optional<String> elsewhere(Territory territory, Prospect prospect) {
    Optional<String> phone =
        prospect
            .contactPhone()
            .filter(number -> !territory.calling().isEmpty() && number.startsWith("+"))
            .filter(number -> territory.calling().stream().noneMatch(number::startsWith));
    Optional<String> country =
        hosts(prospect).stream()
            .map(host -> host.substring(host.lastIndexOf('.') + 1))
            .filter(top -> top.length() == 2 && !ANYWHERE.contains(top))
            .filter(top -> !territory.countries().isEmpty() && !territory.countries().contains(top))
            .map(top -> "." + top)
            .findFirst();
    return country.or(() -> phone);
  }

  private static Optional<String> lacking(Qualification qualification, Candidate claim) {
    Prospect prospect = claim.facts().prospect();
    List<String> lacking =
        qualification.needs().stream()
            .filter(
                field ->
                    switch (field) {
                      case COMPANY -> prospect.company().isEmpty();
                      case COMPANY_DOMAIN -> prospect.domain().isEmpty();
                      case CONTACT_NAME -> prospect.contactName().isEmpty();
                      case CONTACT_EMAIL -> prospect.contactEmail().isEmpty();
                      case CONTACT_PHONE -> prospect.contactPhone().isEmpty();
                      case CONTACT_ROLE -> prospect.contactRole().isEmpty();
                      case DEAL_VALUE -> claim.facts().value().isEmpty();
                      case NEED -> claim.facts().need().isEmpty();
                      case TIMELINE -> claim.facts().timeline().isEmpty();
                    })
            .map(Field::key)
            .sorted()
            .toList();
    return lacking.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lacking));
  }

  private Optional<String> cooling(CoolingOff cooling, Candidate claim) {
    Instant since = claim.claimedAt().minus(Duration.ofDays(cooling.days()));
    return claim.past().stream()
        .filter(deal -> ended(deal).isAfter(since))
        .filter(deal -> matching.compare(claim.facts().prospect(), deal.facts().prospect()).sure())
        .map(deal -> deal.ref().toString())
        .findFirst();
  }

  private static Instant ended(Deal deal) {
    return Stream.of(
            deal.dates().closedAt(), deal.dates().decidedAt(), deal.dates().protectedUntil())
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .filter(at -> at.isAfter(deal.dates().claimedAt()))
        .orElse(deal.dates().claimedAt());
  }
}
