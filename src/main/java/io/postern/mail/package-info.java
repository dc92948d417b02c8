/**
 * Mail as values: addresses, message ids, the raw mail as it came in, the letter as it was read.
 */
@NullMarked
package io.postern.mail;

import org.jspecify.annotations.NullMarked;
