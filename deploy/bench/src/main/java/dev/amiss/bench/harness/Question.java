package dev.amiss.bench.harness;

/**
 * One row of the table before it is answered.
 *
 * @param measure what is measured, in a few words
 * @param unit of ours and of the reference
 */
public record Question(String measure, String unit, Goal goal) {}
