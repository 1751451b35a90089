/**
 * Programs that must make themselves heard. Pings come in at addresses that are credentials by themselves; what
 * goes out is the finding whether the last one is recent enough. Time in which Amiss itself could take no pings
 * never counts against the pinger.
 */
@NullMarked
package dev.amiss.assertion.heartbeat;

import org.jspecify.annotations.NullMarked;
