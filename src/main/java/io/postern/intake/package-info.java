/**
 * The ways in, each handing raw mail to the one {@link io.postern.intake.MailSink} and acting on
 * its receipt: {@code smtp} listens, {@code imap} reads mailboxes, {@code http} takes posts, {@code
 * files} reads .eml, mbox and maildir. {@code oauth} keeps the access tokens of mail accounts.
 */
@NullMarked
package io.postern.intake;

import org.jspecify.annotations.NullMarked;
