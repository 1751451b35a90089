/**
 * Texts of the command line become values: times, pairs, bodies of files. What cannot be read is refused with the rule and
 * an example.
 */
@NullMarked
package dev.amiss.cli.argument;

import org.jspecify.annotations.NullMarked;
