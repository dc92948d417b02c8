/** The database: one transaction loads facts and applies a decision. SQL lives nowhere else. */
@NullMarked
package io.postern.ledger;

import org.jspecify.annotations.NullMarked;
