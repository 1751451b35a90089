/**
 * What changes, as it changes: issue events from Kafka go out as server-sent events, the same from any replica. An event's
 * id says where in the topic it stands, so that a client goes on after it wherever it connects next.
 */
@NullMarked
package dev.amiss.issue.stream;

import org.jspecify.annotations.NullMarked;
