package io.postern.intake.files;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A maildir that an MTA delivers to.
 *
 * @param name its name in settings, in logs and in the ledger
 * @param folder with {@code new} and {@code cur} in it
 * @param poll how often it is looked into
 * @param maxSize larger mails, in octets, are kept as their header only
 */
public record MaildirSettings(String name, Path folder, Duration poll, int maxSize) {
  /** The name of its way in: {@code maildir:NAME}. */
  public String ingress() {
    return "maildir:" + name;
  }
}
