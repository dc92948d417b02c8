/** What is done about a mail: (Intent, Facts, now) to Decision. */
@NullMarked
package io.postern.deciding;

import org.jspecify.annotations.NullMarked;
