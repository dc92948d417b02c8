package io.postern.app.cli;

import io.postern.commission.payment.PayoutRun.LeftOut;

/** Why somebody is not paid, and what to do about it. */
final class PayoutWords {
  private PayoutWords() {}

  static String of(LeftOut left) {
    return switch (left.why()) {
      case SET_OFF -> "what is taken back is as much: carried forward";
      case BELOW_MINIMUM -> "below the minimum of " + left.detail() + ": carried forward";
      case NO_DETAILS ->
          "no details for "
              + left.sum().currency().getCurrencyCode()
              + ": ask the partner, then 'postern payout import'";
      case DETAILS_NEW -> "new details count from " + left.detail();
      case DETAILS_REFUSED ->
          "sent back (" + left.detail() + "): import right details, or the same ones once more";
      case NOT_SET_UP -> left.detail() + " is not set up in inbound-rules/payout.yml";
      case TOO_LARGE -> "no file for " + left.detail() + " has room for so much: pay it by hand";
    };
  }
}
