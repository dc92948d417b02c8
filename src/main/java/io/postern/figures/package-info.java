/**
 * A program's figures: facts in, figures out, each with a definition that is printed with it
 * ({@code means.FIGURE} in the words of each language). Pure; amounts of different currencies never
 * meet.
 */
@NullMarked
package io.postern.figures;

import org.jspecify.annotations.NullMarked;
