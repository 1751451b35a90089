/**
 * Load from this process: requests over HTTP in a closed loop (so many clients, each waiting for its answer) or an open one
 * (so many a second, whatever the answers do), and statements of so many database clients. Latencies of an open loop count
 * from the moment at which a request was due, so that waiting in line is not left out.
 */
@NullMarked
package dev.amiss.bench.load;

import org.jspecify.annotations.NullMarked;
