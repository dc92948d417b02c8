package io.postern.reading;

import io.postern.mail.MessageId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The ids in a Message-ID, In-Reply-To or References field (RFC 5322 3.6.4). */
final class MessageIds {
  private MessageIds() {}

  /** The last {@code most} of them, in their order; what is no id between them is passed over. */
  static List<MessageId> last(String value, int most) {
    List<MessageId> ids = new ArrayList<>();
    int close = value.lastIndexOf('>');
    while (close > 0 && ids.size() < most) {
      int open = value.lastIndexOf('<', close);
      if (open < 0) {
        break;
      }
      // A fold inside an id is a break that some program made.
      String bare = value.substring(open + 1, close).replace(" ", "").replace("\t", "");
      MessageId.parse(bare).ifPresent(ids::add);
      close = open == 0 ? -1 : value.lastIndexOf('>', open - 1);
    }
    if (ids.isEmpty() && value.indexOf('<') < 0) {
      MessageId.parse(value).ifPresent(ids::add);
    }
    Collections.reverse(ids);
    return ids;
  }
}
