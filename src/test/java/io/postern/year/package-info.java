/** A whole year of a program, and its figures worked out by hand. */
package io.postern.year;
