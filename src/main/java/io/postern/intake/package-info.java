/** The ways in: SMTP, IMAP, HTTP and files, each handing raw mail to the one MailSink. */
@NullMarked
package io.postern.intake;

import org.jspecify.annotations.NullMarked;
