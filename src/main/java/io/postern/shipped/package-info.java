/**
 * The folders that come with Postern (templates, inbound-rules, sql), from disk or from the jar.
 */
@NullMarked
package io.postern.shipped;

import org.jspecify.annotations.NullMarked;
