package dev.amiss.responder.projection;

import dev.amiss.service.database.OldRows;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** Resolved issues, kept for 30 days, and tombstones, kept for longer than Kafka keeps events. */
@Singleton
class ForgetEndedIssues implements OldRows {
    private static final Duration RESOLVED = Duration.ofDays(30);
    private static final Duration TOMBSTONES = Duration.ofDays(90);

    private final ProjectionStore store;

    ForgetEndedIssues(ProjectionStore store) {
        this.store = store;
    }

    @Override
    public String what() {
        return "issues that ended";
    }

    @Override
    public int delete(Handle handle, int most) {
        int resolved = store.forget(handle, "resolved", RESOLVED, most);
        return resolved + store.forget(handle, "deleted", TOMBSTONES, most - resolved);
    }
}
