/**
 * The SMTP listener: SubEthaSMTP carries the connections and their threads, the words said on them
 * are ours ({@link io.postern.intake.smtp.SmtpDialogue}).
 */
@NullMarked
package io.postern.intake.smtp;

import org.jspecify.annotations.NullMarked;
