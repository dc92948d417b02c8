/** The command line: one class a command. */
@NullMarked
package io.postern.app.cli;

import org.jspecify.annotations.NullMarked;
