package dev.amiss.responder.responder;

import org.jdbi.v3.core.Handle;

/** What a change of a responder leads to; the schedule of actions implements it. */
public interface ResponderChanges {
    /** How many active issues that responder would answer which it, as stored, has not answered yet. */
    long unanswered(Responder candidate);

    /**
     * The responder was written, in this transaction: what it no longer calls for is cancelled, and the issues that are
     * active already are met soon after.
     */
    void changed(Handle handle, Responder responder, long revision);
}
