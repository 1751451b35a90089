/**
 * The Amiss under measurement: started by {@code deploy/local/up} on free ports and data of its own, with its databases,
 * Kafka and processes at hand, and stopped with the benchmark however that ends.
 */
@NullMarked
package dev.amiss.bench.subject;

import org.jspecify.annotations.NullMarked;
