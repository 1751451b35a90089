package dev.amiss.service.access;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * Where callers of a foreign protocol put their key when their clients cannot send it as {@code Authorization}. A service
 * adds a place by a bean of this type, which must be thread-safe and must not block.
 *
 * <p>A key in a header or the query is found here and makes the request's identity, as one in {@code Authorization} does. A
 * key in the body is read after that is decided: such requests are let through to their resource, which permits all and
 * must ask {@link BodyKeys} whose request it is before it does anything.
 */
public interface KeyPlace {
    /** The key that the head of this request carries in this place; empty when there is none, or it is not this place's. */
    Optional<String> secret(HttpServerRequest request);

    /** Whether the resource behind this normalized path takes the key out of the body. */
    default boolean isInBody(String path) {
        return false;
    }
}
