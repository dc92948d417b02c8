/**
 * Doors that anybody can throw bytes at, each with what must be true of all bytes. The build feeds
 * them what was kept; {@code mvn -Pfuzz verify} looks for more.
 */
@NullMarked
package io.postern.fuzz;

import org.jspecify.annotations.NullMarked;
