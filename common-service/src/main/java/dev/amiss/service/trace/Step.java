package dev.amiss.service.trace;

import org.jspecify.annotations.Nullable;

/**
 * A step of a trace, from when it is begun until it is closed; one that is never closed is never told. Closing it twice
 * is harmless.
 */
public interface Step extends AutoCloseable {
    /** What a step is to the other side. */
    enum Kind {
        /** answers a request */
        SERVER,
        /** sends a request */
        CLIENT,
        /** writes a message */
        PRODUCER,
        /** reads a message */
        CONSUMER,
        /** has no other side */
        INTERNAL
    }

    /** While a step is the current one of a thread. */
    interface Entered extends AutoCloseable {
        @Override
        void close();
    }

    /** Where nothing is traced. */
    Step NONE = new Step() {
        @Override
        public @Nullable String context() {
            return null;
        }

        @Override
        public Step named(String name) {
            return this;
        }

        @Override
        public Step with(String attribute, String value) {
            return this;
        }

        @Override
        public Step with(String attribute, long value) {
            return this;
        }

        @Override
        public Step failed(String reason) {
            return this;
        }

        @Override
        public Entered enter() {
            return () -> {};
        }

        @Override
        public void close() {}
    };

    /** How what follows from this step names it, as the value of a header {@code traceparent}; null where nothing is traced. */
    @Nullable
    String context();

    /** Names it otherwise than when it was begun. */
    Step named(String name);

    Step with(String attribute, String value);

    Step with(String attribute, long value);

    /** It did not do what it was for. */
    Step failed(String reason);

    /** Makes it the calling thread's, whose log lines name it, until that is closed; by the same thread. */
    Entered enter();

    @Override
    void close();
}
