package io.postern.intake.files;

import io.postern.intake.Handover;
import io.postern.intake.Ingress;
import io.postern.mail.Envelope;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import io.postern.mail.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes what an MTA delivers into a maildir: {@code new} to {@code cur}, once it is kept. */
public final class MaildirIngress implements Ingress {
  private final MaildirSettings settings;
  private final Maildir maildir;
  private final Handover handover;
  private final InstantSource clock;
  private final Set<Path> notOurs = new HashSet<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Thread worker;

  public MaildirIngress(MaildirSettings settings, Handover handover, InstantSource clock) {
    this.settings = settings;
    this.maildir = new Maildir(settings.folder());
    this.handover = handover;
    this.clock = clock;
  }

  @Override
  public String name() {
    return settings.ingress();
  }

  @Override
  public synchronized void start() throws IOException {
    if (!Maildir.isOne(settings.folder())) {
      throw new IOException(settings.folder() + " is no maildir: it has no new and cur");
    }
    handover.events().connected(name(), settings.folder().toString());
    worker = Thread.ofVirtual().name(name()).start(this::keepLooking);
  }

  private void keepLooking() {
    try {
      do {
        look();
      } while (!stopping.await(settings.poll().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      runOnce();
    } catch (IOException lost) {
      handover.events().lost(name(), lost.toString(), settings.poll());
    }
  }

  /** One look into {@code new}. */
  void runOnce() throws IOException {
    for (Path file : maildir.fresh()) {
      if (stopping.getCount() == 0 || (!notOurs.contains(file) && !take(file))) {
        return;
      }
    }
  }

  // False when the sink can keep nothing now.
  private boolean take(Path file) {
    try {
      return switch (handover.keep(mail(file))) {
        case Receipt.Kept(long id) -> seenTo(file);
        case Receipt.Duplicate(long id) -> seenTo(file);
        case Receipt.NotOurs(String why) -> {
          notOurs.add(file);
          yield true;
        }
        case Receipt.NotNow(String why) -> false;
      };
    } catch (IOException unreadable) {
      handover.events().trouble(name(), file.getFileName() + ": " + unreadable);
      return true;
    }
  }

  private boolean seenTo(Path file) throws IOException {
    maildir.seenTo(file);
    return true;
  }

  private RawMail mail(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MailBytes bytes = MailBytes.read(in, settings.maxSize());
      return new RawMail(
          bytes.bytes(),
          Envelope.UNKNOWN,
          new Source(name(), Handover.contentKey(bytes.bytes())),
          Optional.of(Files.getLastModifiedTime(file).toInstant()),
          clock.instant(),
          bytes.wholeSize());
    }
  }

  @Override
  public void stop() {
    stopping.countDown();
    Thread running;
    synchronized (this) {
      running = worker;
    }
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
