package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.Deal.ReferralFacts;
import io.postern.deal.DealEvent;
import io.postern.deal.Field;
import io.postern.deal.Prospect;
import io.postern.deal.RegistrationStatus;
import io.postern.deciding.Meeting.Met;
import io.postern.engagement.Claim;
import io.postern.engagement.Hit;
import io.postern.kit.Money;
import io.postern.mail.Address;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.understanding.Command;
import io.postern.understanding.Evidence;
import io.postern.understanding.Found;
import io.postern.understanding.Referral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** New values for a referral that is here: put right, or completed; the claim time stays. */
final class Correcting {
  private Correcting() {}

  static Decision correct(Intent.Correct correct, OfPartner by, Facts facts, Draft draft) {
    List<Deal> meant = facts.deals();
    if (meant.size() != 1) {
      meant = correct.about().isPresent() ? Targets.named(correct.about(), facts) : meant;
    }
    if (meant.size() != 1) {
      return PartnerDecisions.which("which-deal", correct.ownText(), by, facts, draft);
    }
    return merge(meant.getFirst(), correct.changes(), correct.ownText(), by, facts, draft);
  }

  /**
   * The new values of a correction whose labels say which fields they are; empty when one of them
   * can't be told.
   *
   * @param read the same mail as it was read: a number with its country, an amount with its
   *     currency
   */
  static Optional<Referral> asWritten(Command.Correct correct, Optional<Referral> read) {
    Map<Field, String> fields = correct.fields();
    Referral values = read.orElse(Referral.NOTHING);
    Optional<Found<Address>> email =
        values
            .contactEmail()
            .or(
                () ->
                    found(fields, Field.CONTACT_EMAIL)
                        .flatMap(
                            f ->
                                Address.parse(f.value())
                                    .map(a -> new Found<>(a, 1, f.evidence()))));
    Optional<Found<Money>> value = values.dealValue();
    if (fields.containsKey(Field.CONTACT_EMAIL) && email.isEmpty()
        || fields.containsKey(Field.DEAL_VALUE) && value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Referral(
            found(fields, Field.COMPANY),
            found(fields, Field.COMPANY_DOMAIN),
            found(fields, Field.CONTACT_NAME),
            email.filter(_ -> fields.containsKey(Field.CONTACT_EMAIL)),
            values
                .contactPhone()
                .filter(_ -> fields.containsKey(Field.CONTACT_PHONE))
                .or(() -> found(fields, Field.CONTACT_PHONE)),
            found(fields, Field.CONTACT_ROLE),
            value.filter(_ -> fields.containsKey(Field.DEAL_VALUE)),
            found(fields, Field.NEED),
            found(fields, Field.TIMELINE)));
  }

  private static Optional<Found<String>> found(Map<Field, String> fields, Field field) {
    return Optional.ofNullable(fields.get(field))
        .map(value -> new Found<>(value, 1.0, new Evidence("label-line", value, "correct")));
  }

  /** Merges what a reply brings into its deal, and tells who must know. */
  static Decision merge(
      Deal deal, Referral changes, String ownText, OfPartner by, Facts facts, Draft draft) {
    if (!deal.status().open()) {
      return PartnerDecisions.say(ownText, Optional.empty(), by, facts, draft);
    }
    List<Field> changed = apply(deal, changes, by, draft);
    if (changed.isEmpty()) {
      return ownText.isBlank()
          ? PartnerDecisions.status(Optional.empty(), by, facts, draft)
          : PartnerDecisions.say(ownText, Optional.empty(), by, facts, draft);
    }
    Deal now = draft.current(deal);
    if (deal.status() == RegistrationStatus.NEEDS_INFO
        && now.status() == RegistrationStatus.IN_REVIEW) {
      List<Hit> hits = Engaging.check(now, facts.past().getOrDefault(0, List.of()), by, draft);
      if (Engaging.declined(now, hits, draft)) {
        return draft.end(Outcome.ACTED, "declined-by-rule");
      }
      now = Engaging.entrust(now, hits, draft);
      draft.owePartner(
          new PartnerNotice.Completed(
              draft.tell(now),
              now.dates().answerDueAt().orElse(draft.now),
              draft.nameOf(now.managerEmail())),
          now);
      List<Met> rivals = meet(now, facts, draft);
      Referring.review(
          List.of(now),
          new Referring.Ask(Map.of(now.id(), rivals), Map.of(now.id(), hits), ownText),
          by,
          draft);
      return draft.end(Outcome.ACTED, "completed");
    }
    if (now.status() == RegistrationStatus.NEEDS_INFO) {
      draft.owePartner(
          new PartnerNotice.NeedsInfo(List.of(draft.tell(now)), proof(facts), false), now);
      return draft.end(Outcome.ASKED, "still-incomplete");
    }
    draft.owePartner(new PartnerNotice.CorrectionTaken(draft.tell(now), changed), now);
    draft.oweManager(
        new ManagerNotice.Corrected(draft.tell(now), changed, by.partner().name()), now);
    return draft.end(Outcome.ACTED, "corrected");
  }

  /** What a deal meets now that it did not meet before; noted on all of them. */
  private static List<Met> meet(Deal deal, Facts facts, Draft draft) {
    List<Long> known = deal.contest().map(Deal.Contest::rivals).orElse(List.of());
    List<Claim> others =
        Referring.ofOthers(facts.claims().getOrDefault(0, List.of()), deal.partnerId());
    List<Met> met = Meeting.of(deal, others, draft);
    Meeting.note(
        deal, met.stream().filter(one -> !known.contains(one.claim().deal().id())).toList(), draft);
    return met;
  }

  /** Notes the events of new values; the fields that are new come back. */
  static List<Field> apply(Deal deal, Referral changes, OfPartner by, Draft draft) {
    Deal before = draft.current(deal);
    ReferralFacts merged = merged(before.facts(), changes.facts());
    List<Field> changed = changed(before.facts(), merged);
    if (changed.isEmpty()) {
      return changed;
    }
    boolean completes =
        before.status() == RegistrationStatus.NEEDS_INFO && merged.prospect().missing().isEmpty();
    draft.trace("merge", by.partner().name() + " gave " + changed);
    draft.happen(before, new DealEvent.Corrected(merged, changed));
    if (completes) {
      draft.happen(
          before,
          new DealEvent.Completed(merged, PartnerDecisions.answerDue(by.partner().tier(), draft)));
    }
    return changed;
  }

  /** The same prospect came again from the same partner: merged, and said so. */
  static Decision tellMerged(List<Deal> merged, OfPartner by, Facts facts, Draft draft) {
    List<Notice.DealStatus> answer =
        merged.stream()
            .map(deal -> new Notice.DealStatus(draft.tell(deal), Optional.empty(), "merged"))
            .toList();
    for (Deal deal : merged) {
      if (deal.status() == RegistrationStatus.NEEDS_INFO
          && draft.current(deal).status() == RegistrationStatus.IN_REVIEW) {
        Referring.review(List.of(deal), new Referring.Ask(Map.of(), Map.of(), ""), by, draft);
      }
    }
    draft.owe(
        new PartnerNotice.StatusAnswer(answer, Optional.empty()), by.contact().email(), merged);
    return draft.end(Outcome.ACTED, "resubmission-merged");
  }

  private static Notice.MailProof proof(Facts facts) {
    return new Notice.MailProof(
        facts.mail().claimedAt(),
        facts.mail().claimedAtSource(),
        facts.mail().messageId().map(io.postern.mail.MessageId::value).orElse(""),
        facts.mail().sha256());
  }

  private static ReferralFacts merged(ReferralFacts old, ReferralFacts fresh) {
    Prospect was = old.prospect();
    Prospect is = fresh.prospect();
    return new ReferralFacts(
        new Prospect(
            is.company().or(was::company),
            is.domain().or(was::domain),
            is.contactName().or(was::contactName),
            is.contactEmail().or(was::contactEmail),
            is.contactPhone().or(was::contactPhone),
            is.contactRole().or(was::contactRole)),
        fresh.value().or(old::value),
        fresh.need().or(old::need),
        fresh.timeline().or(old::timeline));
  }

  private static List<Field> changed(ReferralFacts old, ReferralFacts merged) {
    List<Field> changed = new ArrayList<>();
    Prospect was = old.prospect();
    Prospect is = merged.prospect();
    note(changed, Field.COMPANY, was.company(), is.company());
    note(changed, Field.COMPANY_DOMAIN, was.domain(), is.domain());
    note(changed, Field.CONTACT_NAME, was.contactName(), is.contactName());
    note(changed, Field.CONTACT_EMAIL, was.contactEmail(), is.contactEmail());
    note(changed, Field.CONTACT_PHONE, was.contactPhone(), is.contactPhone());
    note(changed, Field.CONTACT_ROLE, was.contactRole(), is.contactRole());
    note(changed, Field.DEAL_VALUE, old.value(), merged.value());
    note(changed, Field.NEED, old.need(), merged.need());
    note(changed, Field.TIMELINE, old.timeline(), merged.timeline());
    return changed;
  }

  private static void note(List<Field> changed, Field field, Optional<?> was, Optional<?> is) {
    if (!was.equals(is)) {
      changed.add(field);
    }
  }
}
