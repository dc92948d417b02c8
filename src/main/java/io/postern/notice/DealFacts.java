package io.postern.notice;

import io.postern.deal.Deal;
import io.postern.deal.Field;
import io.postern.deal.Workflow;
import io.postern.kit.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A deal as a notice tells of it.
 *
 * @param number its number in the conversation, 1-based
 * @param ref for example NW-1042
 * @param title for subjects: {@code Acme Tools (NW-1042)}
 * @param label the company, else the person, else empty
 * @param company as read; empty when not known
 * @param companyDomain the company's, without www; empty when not known
 * @param contactName as read
 * @param contactEmail as read
 * @param contactPhone E.164
 * @param contactRole as read
 * @param value what the deal may be worth
 * @param need in the partner's words
 * @param timeline in the partner's words
 * @param missing essentials that are not known
 * @param status registration status, the enum's name
 * @param stage the label of the sales stage; empty before approval
 * @param claimedAt the first receipt
 * @param answerDueAt by when a manager answers
 * @param protectedUntil until when an approved claim is safe
 * @param tailUntil until when a close of an expired claim still earns
 */
public record DealFacts(
    int number,
    String ref,
    String title,
    String label,
    String company,
    String companyDomain,
    String contactName,
    String contactEmail,
    String contactPhone,
    String contactRole,
    Optional<Money> value,
    String need,
    String timeline,
    List<Field> missing,
    String status,
    String stage,
    Instant claimedAt,
    Optional<Instant> answerDueAt,
    Optional<Instant> protectedUntil,
    Optional<Instant> tailUntil) {
  public static DealFacts of(int number, Deal deal, Workflow workflow) {
    var prospect = deal.facts().prospect();
    return new DealFacts(
        number,
        deal.ref().toString(),
        deal.title(),
        prospect.label().orElse(""),
        prospect.company().orElse(""),
        prospect.domain().orElse(""),
        prospect.contactName().orElse(""),
        prospect.contactEmail().map(Object::toString).orElse(""),
        prospect.contactPhone().orElse(""),
        prospect.contactRole().orElse(""),
        deal.facts().value(),
        deal.facts().need().orElse(""),
        deal.facts().timeline().orElse(""),
        prospect.missing(),
        deal.status().name(),
        deal.stage().flatMap(workflow::stage).map(Workflow.Stage::label).orElse(""),
        deal.dates().claimedAt(),
        deal.dates().answerDueAt(),
        deal.dates().protectedUntil(),
        deal.dates().tailUntil());
  }
}
