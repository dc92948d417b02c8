package io.postern.understanding;

import io.postern.mail.Letter;
import java.util.List;
import java.util.Optional;

/** How a mail stands to the registrations that are there. */
final class Standing {
  private static final int QUOTED = 4_000;

  private final Letter letter;
  private final Parts parts;
  private final List<Referral> referrals;
  private final Known known;

  Standing(Letter letter, Parts parts, List<Referral> referrals, Known known) {
    this.letter = letter;
    this.parts = parts;
    this.referrals = referrals;
    this.known = known;
  }

  /** Whether it names one of them. */
  boolean aboutKnown() {
    String subject = Folded.letters(letter.subject());
    String quoted =
        Folded.letters(parts.quoted().substring(0, Math.min(parts.quoted().length(), QUOTED)));
    for (Referral referral : referrals) {
      Optional<String> company = referral.company().map(Found::value);
      String name = company.map(Folded::letters).orElse("");
      boolean answered =
          answersUs() && name.length() > 2 && (subject.contains(name) || quoted.contains(name));
      boolean open =
          company.isPresent()
              && known.openDeals().stream()
                  .anyMatch(
                      deal ->
                          deal.company()
                              .filter(c -> RefersTo.sameName(c, company.get()))
                              .isPresent());
      if (answered || open) {
        return true;
      }
    }
    return false;
  }

  /** It answers a mail of ours. */
  boolean answersUs() {
    return parts.forwarded().isEmpty()
        && (!letter.inReplyTo().isEmpty()
                && (!parts.quoted().isBlank() || !known.sentNotices().isEmpty())
            || quotesUs());
  }

  /** Some programs keep the quote and lose In-Reply-To. */
  private boolean quotesUs() {
    return !parts.quoted().isBlank()
        && letter.to().stream().anyMatch(to -> parts.quoted().contains("<" + to.address() + ">"));
  }

  /** The mail answers the question for what a registration lacks. */
  boolean completes() {
    return !known.conversationDeals().isEmpty() && known.role() != Known.Role.MANAGER;
  }
}
