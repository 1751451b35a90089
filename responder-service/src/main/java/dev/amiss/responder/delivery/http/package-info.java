/**
 * How channels that speak HTTP send. In come a URL and a body; out goes the outcome with what went over the wire. Who is
 * asked is for {@link dev.amiss.service.outgoing.OutgoingHttp} to allow; which answers make sense to try again is decided
 * here, for all channels alike.
 */
@NullMarked
package dev.amiss.responder.delivery.http;

import org.jspecify.annotations.NullMarked;
