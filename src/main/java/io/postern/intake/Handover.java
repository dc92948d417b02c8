package io.postern.intake;

import io.postern.kit.Sha256;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import java.security.MessageDigest;

/** The step that all ways in share: a mail is given to the sink, and a fault of ours is no loss. */
public record Handover(MailSink sink, IngressEvents events) {
  /** What the sink answers; an exception of it is {@link Receipt.NotNow}. */
  public Receipt keep(RawMail mail) {
    Receipt receipt;
    try {
      receipt = sink.keep(mail);
    } catch (RuntimeException fault) {
      receipt = new Receipt.NotNow(fault.toString());
    }
    events.handedOver(mail.source(), receipt);
    return receipt;
  }

  /** Names a mail by its content, where nothing else names its delivery. */
  public static String contentKey(byte[]... parts) {
    MessageDigest sha256 = Sha256.begin();
    for (byte[] part : parts) {
      sha256.update(part);
    }
    return "sha256:" + Sha256.end(sha256);
  }
}
