/**
 * What a million live issues cost: lists by every filter and deep pages against looking one up by its id, intake against
 * intake into a small table, and clearing old ones away while reports keep coming.
 */
@NullMarked
package dev.amiss.bench.large;

import org.jspecify.annotations.NullMarked;
