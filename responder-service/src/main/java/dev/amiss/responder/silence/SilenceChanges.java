package dev.amiss.responder.silence;

import org.jdbi.v3.core.Handle;

/** What a change of a silence leads to; whoever holds actions back implements it. */
public interface SilenceChanges {
    /** The silence was ended before its time, or prolonged, in this transaction: what it held back is looked at again. */
    void changed(Handle handle, long silenceId);
}
