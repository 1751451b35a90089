package dev.amiss.embedded;

import java.util.List;

/** A server in a process of its own, on 127.0.0.1. Stopped or killed, it starts again on the same port and data. */
public interface EmbeddedServer {
    /**
     * Starts it unless it runs, and returns when it answers.
     *
     * @throws EmbeddedException with its last lines when it ended, or does not answer for long; then it may still be
     *     running, and another call waits for it once more
     */
    void start();

    /** Ends it in good order, by force if that takes too long, and returns when it is gone. */
    void stop();

    /** Ends it as {@code kill -9} does. */
    void kill();

    boolean isRunning();

    /** Its process id. @throws EmbeddedException if it does not run */
    long pid();

    int port();

    /** What it said last, for people. */
    List<String> lastLines(int count);
}
