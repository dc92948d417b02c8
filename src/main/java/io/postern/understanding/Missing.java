package io.postern.understanding;

import io.postern.understanding.Known.Role;

/** What a command that was not understood most likely lacks, as a code for the question. */
final class Missing {
  private Missing() {}

  static String of(CommandWord word, Role role) {
    return switch (word) {
      case DECLINE, LOST, DISPUTE -> "reason-missing";
      case EXTEND -> role == Role.MANAGER ? "days-missing" : "reason-missing";
      case WON, ADJUST -> "amount-unclear";
      case STAGE -> "stage-unknown";
      case CREDIT -> "credit-unclear";
      case ASSIGN, ADD -> "address-missing";
      case TIER -> "tier-unclear";
      case INVITE -> "invitation-unclear";
      case LANGUAGE -> "language-unknown";
      case DIGEST -> "rhythm-unclear";
      case ASK, NOTE -> "text-missing";
      case APPROVE,
          ACCEPT,
          REOPEN,
          UNDO,
          INVOICE_PAID,
          RELEASE,
          PAID,
          STATUS,
          WITHDRAW,
          PAUSE,
          STOP,
          RESUME,
          LIST,
          REPORT,
          RULES,
          REFERRALS,
          COMMISSION,
          TERMS,
          JOIN,
          KIT,
          HELP,
          CORRECT ->
          "not-understood";
    };
  }
}
