/**
 * The one way out over HTTP. In comes an {@link dev.amiss.service.outgoing.OutgoingRequest} whose URL may be anything that
 * a user wrote; out comes an {@link dev.amiss.service.outgoing.OutgoingResponse}, a failure being one of its values. The
 * host is resolved once, each address is judged by the {@link dev.amiss.service.outgoing.AddressPolicy}, and the connection
 * goes to exactly the address that was judged; time and memory that the other side can take are always bounded.
 */
@NullMarked
package dev.amiss.service.outgoing;

import org.jspecify.annotations.NullMarked;
