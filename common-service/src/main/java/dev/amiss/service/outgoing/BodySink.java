package dev.amiss.service.outgoing;

import io.vertx.core.buffer.Buffer;

/** Where an answer's body goes. Called on one event loop. */
interface BodySink {
    /** The head of the answer came. The body flows unless this pauses it by {@link Flow}. */
    default void begin(int status, Flow flow) {}

    /** @return false when no more is wanted: the exchange ends here, its answer marked as cut */
    boolean take(Buffer part);

    /** What of the body belongs into the answer. */
    byte[] kept();

    /** The brake of a body; safe for use by any thread. */
    interface Flow {
        void pause();

        /** Lets one more part come. */
        void next();
    }
}
