/**
 * How long it takes to find the responders that watch for an issue's name, within this process: the index of
 * responder-service against trying one pattern after the other.
 */
@NullMarked
package dev.amiss.bench.matching;

import org.jspecify.annotations.NullMarked;
