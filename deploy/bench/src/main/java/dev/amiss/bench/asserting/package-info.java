/**
 * What assertions cost: very many small ones, none of which may run late, and one over a million records against merely
 * reading these.
 */
@NullMarked
package dev.amiss.bench.asserting;

import org.jspecify.annotations.NullMarked;
