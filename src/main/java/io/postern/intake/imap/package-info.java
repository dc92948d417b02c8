/**
 * Mailboxes on an IMAP server. Angus speaks the protocol; what is read, in which order, and what is
 * marked when, is ours.
 */
@NullMarked
package io.postern.intake.imap;

import org.jspecify.annotations.NullMarked;
