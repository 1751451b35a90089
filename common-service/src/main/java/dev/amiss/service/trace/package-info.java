/**
 * Follows a report through the services, as OpenTelemetry does: a request or a Kafka record comes with a
 * {@code traceparent} or begins a trace, and what follows from it, in other services and after a time in databases, is
 * told as steps of that one. Off unless told otherwise, and then nothing is recorded, stored or sent, and no class of
 * OpenTelemetry is loaded. Paths of requests never get into a trace, since some are credentials; their templates do.
 */
@NullMarked
package dev.amiss.service.trace;

import org.jspecify.annotations.NullMarked;
