/**
 * How what was earned is paid: where partners' money goes, what a run of payments takes together,
 * and who is left out and why. Pure; the files are made in {@code payout}.
 */
@NullMarked
package io.postern.commission.payment;

import org.jspecify.annotations.NullMarked;
