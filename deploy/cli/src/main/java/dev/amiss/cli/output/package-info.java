/**
 * What users see. JSON of the API comes in; a table for people, or the same JSON or YAML for programs, goes out. Text of
 * others never reaches a terminal with control characters in it.
 */
@NullMarked
package dev.amiss.cli.output;

import org.jspecify.annotations.NullMarked;
