/**
 * CEL expressions that checks are written in. Texts come in and are compiled once, with limits on their size;
 * values come in and a verdict goes out: holds, does not hold, or erred with the reason. An expression never
 * throws and never answers anything but a boolean.
 */
@NullMarked
package dev.amiss.assertion.expression;

import org.jspecify.annotations.NullMarked;
