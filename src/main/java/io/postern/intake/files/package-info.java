/** Mail from files: .eml, mbox and maildir, by hand or from a folder that an MTA fills. */
@NullMarked
package io.postern.intake.files;

import org.jspecify.annotations.NullMarked;
