/**
 * Small value tools that every room may use: money, backoff, business time, problems found in
 * files.
 */
@NullMarked
package io.postern.kit;

import org.jspecify.annotations.NullMarked;
