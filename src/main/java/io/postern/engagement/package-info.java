/** Rules of engagement: claims on prospects, and where two of them meet. */
@NullMarked
package io.postern.engagement;

import org.jspecify.annotations.NullMarked;
