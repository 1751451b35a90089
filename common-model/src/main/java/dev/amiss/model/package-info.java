/**
 * The messages of the contract: what services send each other over Kafka and answer over HTTP. Plain records that any
 * Java producer or consumer can depend on; nothing here knows a framework, a database or a service. Field names on the
 * wire are snake_case, times RFC 3339 in UTC with milliseconds ({@link dev.amiss.model.Json}).
 */
@NullMarked
package dev.amiss.model;

import org.jspecify.annotations.NullMarked;
