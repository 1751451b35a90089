/**
 * How Amiss grows: several replicas of each service that share the work, and a table cleared of old issues while reports
 * keep coming. Each starts an Amiss of its own and takes minutes, so that these are taken by name only.
 */
@NullMarked
package dev.amiss.bench.growth;

import org.jspecify.annotations.NullMarked;
