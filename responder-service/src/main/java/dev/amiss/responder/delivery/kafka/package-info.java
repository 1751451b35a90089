/**
 * The function {@code issue.actions.kafka}: writes an issue to a topic of the Kafka that Amiss uses, as a CloudEvent in
 * binary mode. Amiss's own topics are not for it: what is written there would come back as issues or as history.
 */
@NullMarked
package dev.amiss.responder.delivery.kafka;

import org.jspecify.annotations.NullMarked;
