/**
 * How a command reaches a running {@code serve}: a Unix domain socket in data-dir, and the lock
 * that says who has the embedded database.
 */
@NullMarked
package io.postern.app.socket;

import org.jspecify.annotations.NullMarked;
