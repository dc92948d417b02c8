/** What an operator sets, from {@code postern.yml}: validated values, problems at their lines. */
@NullMarked
package io.postern.app.settings;

import org.jspecify.annotations.NullMarked;
