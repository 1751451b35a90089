package dev.amiss.local.part;

import java.nio.file.Path;
import java.util.List;

/** Something that runs in a process of its own and can be started again after it died. */
public interface Part {
    /** Unique, and the name of its log and pid files: {@code postgres}, {@code issue-2}. */
    String name();

    /** Where it is found, as a person or a client would write it. */
    String address();

    /**
     * Starts it unless it runs, and returns when it can be used.
     *
     * @throws dev.amiss.embedded.EmbeddedException saying why it cannot; if it only takes long it goes on running, and
     *     another call waits for it once more
     */
    void start();

    /** Ends it in good order and returns when it is gone; nothing happens if it does not run. */
    void stop();

    boolean isRunning();

    /**
     * Does what makes later starts quicker and can wait until all parts run.
     *
     * @throws InterruptedException when interrupted; then it is left undone
     */
    default void prepareNextStart() throws InterruptedException {}

    Path log();

    /** What it said last. */
    List<String> lastLines(int count);
}
