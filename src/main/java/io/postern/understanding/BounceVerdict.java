package io.postern.understanding;

import io.postern.mail.DeliveryReport.Cause;
import io.postern.mail.DeliveryReport.Fate;
import java.util.List;

/**
 * What words and codes about a mail that did not arrive come to.
 *
 * @param code enhanced status code; empty when none is said
 * @param reply bare reply code; 0 when none is said
 * @param cause why
 */
record BounceVerdict(String code, int reply, Cause cause) {
  /**
   * @param stated status as a field has it; empty when there is none
   * @param circles what is said, from near to far
   */
  static BounceVerdict of(String stated, List<String> circles, AutomaticRules.Bounces rules) {
    String code = code(stated, circles);
    int reply =
        circles.stream().mapToInt(StatusCodes::reply).filter(it -> it > 0).findFirst().orElse(0);
    Cause cause = BounceCodes.sure(code);
    for (String words : circles) {
      cause = cause == Cause.UNDEFINED ? BounceCauses.said(words, rules) : cause;
    }
    cause = cause == Cause.UNDEFINED ? BounceCodes.enhanced(code) : cause;
    cause = cause == Cause.UNDEFINED ? BounceCodes.reply(reply) : cause;
    return new BounceVerdict(code, reply, cause);
  }

  private static String code(String status, List<String> circles) {
    String code = StatusCodes.enhanced(status);
    for (String words : circles) {
      if (code.isEmpty() || code.endsWith(".0.0")) {
        String better = StatusCodes.enhanced(words);
        boolean sameClass = code.isEmpty() || better.startsWith(code.substring(0, 1));
        code = better.isEmpty() || !sameClass ? code : better;
      }
    }
    return code;
  }

  /** The fate of one recipient. */
  Fate fate(String recipient, String action, String reason) {
    boolean failed = action.equals("failed");
    boolean delayed = action.equals("delayed");
    // What is tried again, or failed for now, has not shown that the address is dead.
    boolean forNow = code.startsWith("4") && !code.startsWith("4.1.");
    Cause why =
        switch (cause) {
          case HOST_UNKNOWN -> forNow ? Cause.NETWORK : cause;
          case UNDEFINED -> delayed ? Cause.EXPIRED : cause;
          default -> cause;
        };
    boolean hard = why.deadAddress() && failed && !forNow;
    return new Fate(recipient, action, status(failed, delayed), reason, hard, why);
  }

  // Without one, "other" of the reply's class, else of what became of it (RFC 3463 2, 3.1).
  private String status(boolean failed, boolean delayed) {
    boolean forNow = reply > 0 ? reply < 500 : delayed;
    String other = !failed && !delayed ? "2.0.0" : forNow ? "4.0.0" : "5.0.0";
    return code.isEmpty() ? other : code;
  }
}
