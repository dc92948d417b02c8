/** The program: command line, settings, wiring, demo. */
@NullMarked
package io.postern.app;

import org.jspecify.annotations.NullMarked;
