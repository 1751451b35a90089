package dev.amiss.responder.projection;

import dev.amiss.service.database.OldRows;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** Resolved issues and what changed, kept for 30 days, and tombstones, kept for longer than Kafka keeps events. */
@Singleton
class ForgetEndedIssues implements OldRows {
    private static final Duration RESOLVED = Duration.ofDays(30);
    private static final Duration TOMBSTONES = Duration.ofDays(90);

    private final ProjectionStore store;
    private final IssueChangeStore changes;

    ForgetEndedIssues(ProjectionStore store, IssueChangeStore changes) {
        this.store = store;
        this.changes = changes;
    }

    @Override
    public String what() {
        return "issues that ended";
    }

    @Override
    public int delete(Handle handle, int most) {
        int deleted = store.forget(handle, "resolved", RESOLVED, most);
        deleted += store.forget(handle, "deleted", TOMBSTONES, most - deleted);
        return deleted + changes.forget(handle, RESOLVED, most - deleted);
    }
}
