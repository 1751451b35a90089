package dev.amiss.service.database;

import org.jdbi.v3.core.Handle;

/** Rows that are kept for a time only. Every bean of this type is asked now and then until none of its old rows is left. */
public interface OldRows {
    /** What they are, for the log: {@code resolved issues}. */
    String what();

    /**
     * Deletes some that were kept long enough, in the caller's transaction, passing over those that somebody else holds.
     *
     * @param most how many at once
     * @return how many these were; fewer than {@code most} when no more are to be deleted now
     */
    int delete(Handle handle, int most);
}
