/**
 * Messages from Kafka, applied exactly once: one poll is one transaction that holds both the effects and the bookmark
 * behind which to go on. A record that cannot be applied goes to the dead letters and never blocks its partition.
 */
@NullMarked
package dev.amiss.service.inbox;

import org.jspecify.annotations.NullMarked;
