/**
 * A soak under faults: {@code deploy/bench/chaos}. Reports come in at a steady rate while a plan drawn from a seed kills,
 * freezes and breaks parts. At the end a checker compares what was acknowledged with what is there. It knows nothing of
 * the product but its HTTP API, topics and tables: no class of a service is used here.
 */
@NullMarked
package dev.amiss.bench.chaos;

import org.jspecify.annotations.NullMarked;
