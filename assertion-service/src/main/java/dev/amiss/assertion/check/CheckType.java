package dev.amiss.assertion.check;

import dev.amiss.service.problem.StrictFields;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** A sort of check. Every CDI bean of this type is one; made once, used by many threads. */
public interface CheckType {
    /** The {@code check.type} by which assertions name it; unique. */
    String name();

    /** How long a run may take where the assertion does not say. */
    default Duration usualTimeout() {
        return Duration.ofSeconds(10);
    }

    /** Whether its checks are {@link WaitingCheck}s, of which many more can run at the same time. */
    default boolean waits() {
        return false;
    }

    /**
     * Reads the configuration. Whatever is wrong is noted in the fields, in which case the answer is of no use and is
     * not used.
     *
     * @param fields the object {@code check} without its {@code type}
     */
    Check read(StrictFields fields);

    /** Whether a check says something before there is an assertion that has it. */
    default boolean canBeTried() {
        return true;
    }

    /** An assertion with this check was created or enabled, or got it in place of another; in the caller's transaction. */
    default void begin(Handle handle, long assertionId) {}

    /** An assertion has this check no longer, or is deleted; in the caller's transaction. */
    default void end(Handle handle, long assertionId) {}
}
