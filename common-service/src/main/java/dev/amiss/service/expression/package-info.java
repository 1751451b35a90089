/**
 * Expressions that users write, in CEL. What comes in is a compiled expression with values, what goes out is its answer, or
 * that it takes too much: no expression holds a thread or fills the memory for long, whatever the values are.
 */
@NullMarked
package dev.amiss.service.expression;

import org.jspecify.annotations.NullMarked;
