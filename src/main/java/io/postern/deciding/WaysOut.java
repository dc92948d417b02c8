package io.postern.deciding;

import io.postern.identity.TokenClaim;
import io.postern.identity.TokenClaim.Purpose;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Correspondent;
import io.postern.partner.Preferences.Courtesy;
import io.postern.understanding.Reading;
import java.util.Optional;

/**
 * Mail to the address by which the reader of a mail to many gets no more of them. It is mostly
 * written by a mail program, each in its own way: whatever it says, that is what it means.
 */
final class WaysOut {
  private WaysOut() {}

  /** Empty for a mail that came to another address. */
  static Optional<Decision> decide(Reading reading, Facts facts, Draft draft) {
    return facts
        .mail()
        .identity()
        .token()
        .filter(token -> token.purpose() == Purpose.LEAVE)
        .map(token -> leave(token, reading, facts, draft));
  }

  private static Decision leave(TokenClaim token, Reading reading, Facts facts, Draft draft) {
    draft.stopCourtesies(token.person());
    // Whoever it is: only the address on file hears of it, and no robot.
    if (reading.automation().human()
        && facts.sender() instanceof Correspondent.OfPartner who
        && who.contact().email().equals(token.person())) {
      draft.owe(
          new PartnerNotice.PreferencesSet(
              "stop", who.contact().preferences().with(Courtesy.STOPPED)),
          who.contact().email(),
          facts.deals());
    }
    return draft.end(Outcome.ACTED, "unsubscribed");
  }
}
