/** The stories: a mail comes in, is decided; a notice goes out; a timer fires. */
@NullMarked
package io.postern.journey;

import org.jspecify.annotations.NullMarked;
