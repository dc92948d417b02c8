/** Deal registrations: their state, their events, and the workflow that moves them. */
@NullMarked
package io.postern.deal;

import org.jspecify.annotations.NullMarked;
