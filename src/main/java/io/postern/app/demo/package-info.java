/**
 * A whole program on one machine, to see and to try: a mail server with mailboxes, two people with
 * ordinary mail programs, and the real engine between them.
 */
@NullMarked
package io.postern.app.demo;

import org.jspecify.annotations.NullMarked;
