/**
 * Moving in from other systems. Their tables are read as a stream, in one transaction that only reads; what they hold goes to
 * the services by their API, under names that stay the same, so that a repeat doubles nothing. What the services cannot take
 * is told at the end.
 */
@NullMarked
package dev.amiss.cli.moving;

import org.jspecify.annotations.NullMarked;
