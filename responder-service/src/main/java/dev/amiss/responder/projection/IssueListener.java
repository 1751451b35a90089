package dev.amiss.responder.projection;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** What is to be done when issues change; called in the transaction that applies the changes. */
public interface IssueListener {
    /** Called once before a batch's first change. */
    void begin(Handle handle);

    /**
     * Issues changed.
     *
     * @param changes at most one an issue
     */
    void changed(Handle handle, List<IssueChange> changes);
}
