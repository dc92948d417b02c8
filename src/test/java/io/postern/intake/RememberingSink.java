package io.postern.intake;

import io.postern.mail.Address;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A sink that keeps mail in memory as the ledger does on disk: the same source key twice is a
 * duplicate. What it answers next can be told.
 */
public final class RememberingSink implements MailSink {
  public static final String DOMAIN = "in.ref.example";

  private final List<RawMail> kept = new ArrayList<>();
  private final Map<String, Long> ids = new HashMap<>();
  private final List<Receipt> receipts = new ArrayList<>();
  private Function<RawMail, Receipt> mood = this::remember;

  @Override
  public synchronized Receipt keep(RawMail mail) {
    Receipt receipt = new Receipt.NotNow("it failed");
    try {
      receipt = mood.apply(mail);
      return receipt;
    } finally {
      receipts.add(receipt);
      notifyAll();
    }
  }

  private Receipt remember(RawMail mail) {
    String key = mail.source().ingress() + " " + mail.source().key();
    Long before = ids.get(key);
    if (before != null) {
      return new Receipt.Duplicate(before);
    }
    long id = ids.size() + 1L;
    ids.put(key, id);
    kept.add(mail);
    return new Receipt.Kept(id);
  }

  /** From now on it answers so. */
  public synchronized void answer(Function<RawMail, Receipt> mood) {
    this.mood = mood;
  }

  /** From now on it keeps mail again. */
  public synchronized void keepAgain() {
    mood = this::remember;
  }

  /** Keeps one mail, for moods that keep some. */
  public synchronized Receipt keepThis(RawMail mail) {
    return remember(mail);
  }

  public synchronized List<RawMail> kept() {
    return List.copyOf(kept);
  }

  public synchronized List<Receipt> receipts() {
    return List.copyOf(receipts);
  }

  /** Waits until it has answered this often; fails after 10 seconds. */
  public synchronized void awaitReceipts(int count) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (receipts.size() < count) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("answered only " + receipts + " of " + count);
      }
      wait(left);
    }
  }

  @Override
  public boolean accepts(Address recipient) {
    return recipient.domain().equals(DOMAIN) && !recipient.local().startsWith("nobody");
  }
}
