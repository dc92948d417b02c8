/**
 * What partners earn: plans, the lines that a deal adds to a partner's account, holds, clawbacks
 * and totals. Pure; amounts of different currencies never meet.
 */
@NullMarked
package io.postern.commission;

import org.jspecify.annotations.NullMarked;
