/** SMTP out. */
@NullMarked
package io.postern.posting;

import org.jspecify.annotations.NullMarked;
