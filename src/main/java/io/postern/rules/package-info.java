/** YAML files to values, with each problem at its file and line. */
@NullMarked
package io.postern.rules;

import org.jspecify.annotations.NullMarked;
