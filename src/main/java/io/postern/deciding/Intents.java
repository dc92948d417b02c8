package io.postern.deciding;

import io.postern.mail.Flaw;
import io.postern.partner.Correspondent;
import io.postern.understanding.Command;
import io.postern.understanding.Kind;
import io.postern.understanding.Orders.Verdict;
import io.postern.understanding.PartsReader;
import io.postern.understanding.Reading;
import java.util.Optional;
import java.util.Set;

/** From what was read to what is wanted. */
final class Intents {
  private static final Set<String> DOUBTFUL =
      Set.of(
          PartsReader.PARTS_DISAGREE,
          PartsReader.HIDDEN_WORDS,
          Flaw.UNKNOWN_CHARSET.word(),
          Flaw.TEXT_OUTSIDE_PARTS.word());

  private Intents() {}

  static Intent of(Reading reading, Facts facts) {
    if (!reading.automation().human()) {
      return new Intent.Automatic(reading.automation());
    }
    return facts.sender() instanceof Correspondent.OfProgram
        ? ofManager(reading)
        : ofPartner(reading, facts);
  }

  private static Intent ofManager(Reading reading) {
    if (reading.sheet().isPresent()) {
      Optional<String> doubt = doubt(reading);
      if (doubt.isPresent()) {
        return new Intent.Unclear(doubt.get(), "");
      }
      // A sheet and an order at once: which of them is meant to decide?
      return switch (reading.orders().verdict()) {
        case NONE -> new Intent.MoveStages(reading.sheet().get());
        case ASK -> new Intent.Unclear(reading.orders().why(), reading.orders().notUnderstood());
        case EXECUTE -> new Intent.Unclear("contradiction", reading.parts().own());
      };
    }
    return switch (reading.orders().verdict()) {
      case EXECUTE ->
          reading.problems().contains(Decider.ANOTHER_DEAL)
              ? new Intent.Unclear(Decider.ANOTHER_DEAL, reading.parts().own())
              : order(reading);
      case ASK -> new Intent.Unclear(reading.orders().why(), reading.orders().notUnderstood());
      case NONE -> {
        // Nothing is passed on that other people may read, or see, differently.
        Optional<String> doubt = doubt(reading);
        yield doubt.isPresent() ? new Intent.Unclear(doubt.get(), "") : words(reading);
      }
    };
  }

  /** Why it is not sure which words a reader of the mail sees; empty when it is. */
  static Optional<String> doubt(Reading reading) {
    if (reading.problems().stream().anyMatch(Flaw::ambiguous)) {
      return Optional.of("ambiguous-mail");
    }
    return reading.problems().stream().filter(DOUBTFUL::contains).findFirst();
  }

  private static Intent ofPartner(Reading reading, Facts facts) {
    boolean fresh = facts.conversation().isEmpty();
    if (reading.orders().verdict() == Verdict.EXECUTE && !(fresh && newForm(reading))) {
      return order(reading);
    }
    return switch (reading.kind()) {
      case NEWSLETTER -> new Intent.Ignore(reading.kind().word());
      // Of a stranger it is no more than that; somebody we know is told, for we may be wrong.
      case SPAM ->
          facts.sender() instanceof Correspondent.OfPartner
              ? new Intent.Unclear("looks-like-advertising", "")
              : new Intent.Ignore(reading.kind().word());
      case REFERRAL ->
          reading.referrals().isEmpty()
              ? words(reading)
              : new Intent.Refer(reading.referrals(), reading.parts().own());
      case CORRECTION ->
          reading.referrals().isEmpty()
              ? words(reading)
              : new Intent.Correct(
                  reading.referrals().getFirst(), reading.refersTo(), reading.parts().own());
      case STATUS_REQUEST -> new Intent.AskStatus(reading.refersTo());
      case WITHDRAWAL -> new Intent.Unclear("confirm-withdrawal", reading.parts().own());
      case EXTENSION_REQUEST, DISPUTE, QUESTION, MESSAGE, COMMAND ->
          // In a mail of its own, a word that looks like a command is prose.
          reading.orders().verdict() == Verdict.ASK && (!fresh || reading.kind() == Kind.COMMAND)
              ? new Intent.Unclear(reading.orders().why(), reading.orders().notUnderstood())
              : words(reading);
      case AUTO_REPLY, BOUNCE, COMPLAINT -> new Intent.Automatic(reading.automation());
    };
  }

  /** A form that answers nothing names somebody new; its lines put nothing right. */
  private static boolean newForm(Reading reading) {
    return reading.kind() == Kind.REFERRAL
        && !reading.referrals().isEmpty()
        && reading.orders().commands().stream()
            .allMatch(order -> order.command() instanceof Command.Correct);
  }

  private static Intent order(Reading reading) {
    return new Intent.Order(
        reading.orders().commands(),
        reading.orders().message(),
        reading.referrals().stream().findFirst());
  }

  private static Intent words(Reading reading) {
    String text = reading.orders().message().orElse(reading.parts().own()).strip();
    return text.isEmpty()
        ? new Intent.Unclear("empty", "")
        : new Intent.Say(text, reading.refersTo());
  }
}
