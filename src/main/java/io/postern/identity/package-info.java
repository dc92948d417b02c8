/** How sure Postern is who sent a mail. The only maker of identity levels. */
@NullMarked
package io.postern.identity;

import org.jspecify.annotations.NullMarked;
