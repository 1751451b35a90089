package dev.amiss.embedded;

import org.jspecify.annotations.Nullable;

/** A server could not be unpacked, started, reached or stopped; the message says which, and where its log is. */
public final class EmbeddedException extends RuntimeException {
    public EmbeddedException(String message) {
        super(message);
    }

    public EmbeddedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
