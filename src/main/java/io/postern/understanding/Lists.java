package io.postern.understanding;

import io.postern.mail.Address;
import io.postern.mail.Letter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Mail that a list or a campaign sends to many. */
final class Lists {
  private static final List<String> NAMES =
      List.of("List-Id", "Mailing-List", "X-Mailing-List", "X-BeenThere", "List-Post");
  private static final Set<String> CAMPAIGN =
      Set.of(
          "feedback-id",
          "x-csa-complaints",
          "x-mc-user",
          "x-campaign",
          "x-campaignid",
          "x-campaign-id",
          "x-mailgun-tag",
          "x-mailer-lid",
          "x-report-abuse",
          "x-rpcampaign",
          "list-unsubscribe-post");

  private Lists() {}

  static boolean fromList(Letter letter, Known known, List<String> evidence) {
    for (String name : NAMES) {
      Optional<String> value = letter.header(name);
      if (value.isPresent() && !value.get().isBlank()) {
        if (ours(value.get(), known)) {
          // Our own address is a group, as at Google: every mail to us passes it, people's too.
          evidence.add("came through our own list: " + value.get());
          return false;
        }
        evidence.add(name + ": " + value.get());
        return true;
      }
    }
    String precedence = letter.header("Precedence").orElse("").strip().toLowerCase(Locale.ROOT);
    boolean bulk =
        precedence.equals("bulk") || precedence.equals("list") || precedence.equals("junk");
    boolean campaign =
        letter.headers().stream()
            .anyMatch(header -> CAMPAIGN.contains(header.name().toLowerCase(Locale.ROOT)));
    boolean leave = letter.header("List-Unsubscribe").isPresent();
    if (bulk || (campaign && leave)) {
      evidence.add(bulk ? "Precedence: " + precedence : "has the marks of a campaign");
      return true;
    }
    return false;
  }

  private static boolean ours(String value, Known known) {
    String text = value.toLowerCase(Locale.ROOT);
    for (Address own : known.ownAddresses()) {
      if (text.contains(own.key())
          || text.contains(own.local().toLowerCase(Locale.ROOT) + "." + own.domain())) {
        return true;
      }
    }
    return false;
  }
}
