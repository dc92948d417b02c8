package io.postern.app.cli;

import io.postern.deal.DealEvent;
import io.postern.deal.Field;
import java.util.stream.Collectors;

/** What an event says beyond its word, in a few words. */
final class EventWords {
  private EventWords() {}

  static String of(DealEvent event) {
    return switch (event) {
      case DealEvent.Registered e ->
          e.facts().prospect().label().orElse("") + " by " + e.partnerContact();
      case DealEvent.Completed e -> "answer due " + When.minute(e.answerDueAt());
      case DealEvent.Corrected e ->
          e.changed().stream().map(Field::key).collect(Collectors.joining(", "));
      case DealEvent.Approved e ->
          e.stage() + ", protected until " + When.minute(e.protectedUntil());
      case DealEvent.Declined e ->
          e.rule().map(rule -> "by rule " + rule + ": ").orElse("") + e.reason();
      case DealEvent.Prolonged e ->
          "until " + When.minute(e.protectedUntil()) + " by rule " + e.rule();
      case DealEvent.Asked e -> e.question();
      case DealEvent.ManagerWrote e -> e.text();
      case DealEvent.PartnerWrote e -> e.text();
      case DealEvent.UnverifiedWrote e -> e.claimedSender() + ": " + e.text();
      case DealEvent.Noted e -> e.text();
      case DealEvent.StageMoved e -> e.stage();
      case DealEvent.Won e -> e.value().toString();
      case DealEvent.InvoicePaid e ->
          When.minute(e.at()) + e.amount().map(amount -> ", " + amount).orElse("");
      case DealEvent.Lost e -> e.reason();
      case DealEvent.Extended e -> "until " + When.minute(e.protectedUntil());
      case DealEvent.Assigned e -> e.managerEmail().toString();
      case DealEvent.HandedOver e -> e.partnerContact().toString();
      case DealEvent.CollaboratorAdded e -> e.who().toString();
      case DealEvent.CollaboratorLeft e -> e.who().toString();
      case DealEvent.Withdrawn e -> e.reason().orElse("");
      case DealEvent.Expired e ->
          e.why() + e.tailUntil().map(end -> ", earns until " + When.minute(end)).orElse("");
      case DealEvent.Contested e -> String.join("; ", e.because());
      case DealEvent.CreditSettled e -> e.credit() + ", " + e.share() + " % to this deal";
      case DealEvent.Disputed e -> e.reason() + ", answer due " + When.minute(e.answerDueAt());
      case DealEvent.DisputeAnswered e -> (e.upheld() ? "upheld" : "stands") + ": " + e.answer();
      case DealEvent.PlanAgreed e -> e.plan();
      case DealEvent.CommissionEntered e ->
          "line " + e.line() + ", " + e.kind() + ": " + e.amount() + ", " + e.state();
      case DealEvent.CommissionMoved e -> "line " + e.line() + ": " + e.to() + ", " + e.why();
      case DealEvent.Reopened e -> e.status().toString();
      case DealEvent.Erased e -> e.person() + " in " + e.events().size() + " events";
      case DealEvent.Undone e -> "event " + e.undoneVersion();
      case DealEvent.Remarked e ->
          e.awayUntil().map(day -> "away until " + day + ": ").orElse("") + e.text();
    };
  }
}
