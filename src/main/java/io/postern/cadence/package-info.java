/**
 * What a program writes to many of its partners: newsletters, check-ins and updates, each with its
 * audience, its schedule and its pace. Pure: whom to write to and when follows from the facts.
 */
@NullMarked
package io.postern.cadence;

import org.jspecify.annotations.NullMarked;
