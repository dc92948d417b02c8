/**
 * Asks DNS where a mail comes from: SPF, DKIM and DMARC, where no border has done so. What follows
 * from the answers is decided in {@code identity}.
 */
@NullMarked
package io.postern.trusting;

import org.jspecify.annotations.NullMarked;
