/**
 * Messages to Kafka that are part of a transaction: the caller appends rows beside its state, the relay publishes and
 * deletes them. Messages of one key leave in the order of their ids; nothing is deleted that Kafka did not acknowledge;
 * Kafka being down stops no caller.
 */
@NullMarked
package dev.amiss.service.outbox;

import org.jspecify.annotations.NullMarked;
