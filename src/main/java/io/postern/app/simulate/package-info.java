/** A program played over a mailbox of the past, under a clock of its own. */
@NullMarked
package io.postern.app.simulate;

import org.jspecify.annotations.NullMarked;
