/**
 * The files by which money is sent: for SEPA banks, for American banks, for PayPal and for the
 * vendor's own books. Values in, bytes out; the same order always gives the same bytes.
 */
@NullMarked
package io.postern.payout;

import org.jspecify.annotations.NullMarked;
