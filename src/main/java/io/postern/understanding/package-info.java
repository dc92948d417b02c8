/** What a mail means: (Letter, RuleBook, Known) to Reading, with a trace of why. */
@NullMarked
package io.postern.understanding;

import org.jspecify.annotations.NullMarked;
