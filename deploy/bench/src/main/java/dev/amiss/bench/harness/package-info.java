/**
 * What all measures share: questions with their goals, rounds that alternate between the two sides of a ratio, and the
 * report that the answers end up in. Both sides of a ratio are always taken in the same run.
 */
@NullMarked
package dev.amiss.bench.harness;

import org.jspecify.annotations.NullMarked;
