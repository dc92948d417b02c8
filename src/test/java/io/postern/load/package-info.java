/**
 * The engine from outside, in own processes: a sender, a sink, a checker, and the runs that load it
 * or kill it. They know nothing but SMTP and the command line.
 */
@NullMarked
package io.postern.load;

import org.jspecify.annotations.NullMarked;
