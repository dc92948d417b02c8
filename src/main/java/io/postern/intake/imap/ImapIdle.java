package io.postern.intake.imap;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** One IDLE that has begun (RFC 2177): one thread listens, another may end it. */
final class ImapIdle {
  private final IMAPProtocol protocol;
  private final AtomicBoolean ending = new AtomicBoolean();

  ImapIdle(IMAPProtocol protocol) {
    this.protocol = protocol;
  }

  /** Ends it after a time, unless interrupted before. */
  void endAfter(Duration time) {
    try {
      Thread.sleep(time);
      end();
    } catch (InterruptedException ended) {
      // nothing left to end
    }
  }

  private void end() {
    if (ending.compareAndSet(false, true)) {
      protocol.idleAbort();
    }
  }

  /**
   * Listens until it has ended.
   *
   * @return whether the server told of a new mail
   * @throws IOException when the server does not answer the end
   */
  boolean listen() throws IOException, ProtocolException {
    boolean told = false;
    int silences = 0;
    while (true) {
      Response response = protocol.readIdleResponse();
      if (isSilence(response)) {
        // The first read may have begun long before the end was said; the second waited for it.
        silences += ending.get() ? 1 : 0;
        if (silences > 1) {
          throw new IOException("the server does not answer the end of IDLE");
        }
      } else if (protocol.processIdleResponse(response)) {
        if (response instanceof IMAPResponse answer && answer.keyEquals("EXISTS")) {
          told = true;
          end();
        }
      } else {
        return told;
      }
    }
  }

  // A read timeout between two answers, which Angus reports as a BYE of its own.
  private static boolean isSilence(Response response) {
    return response.isBYE()
        && response.isSynthetic()
        && response.getException() instanceof SocketTimeoutException timeout
        && timeout.bytesTransferred == 0;
  }
}
