package dev.amiss.issue.lifecycle;

import dev.amiss.issue.history.HistoryStore;
import dev.amiss.service.database.OldRows;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Issues that were resolved long ago, with all that is known of them. */
@Singleton
class ForgetResolvedIssues implements OldRows {
    private final IssueStore issues;
    private final HistoryStore history;
    private final LifecycleConfig config;
    private final Clock clock;

    ForgetResolvedIssues(IssueStore issues, HistoryStore history, LifecycleConfig config, Clock clock) {
        this.issues = issues;
        this.history = history;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "resolved issues";
    }

    @Override
    public int delete(Handle handle, int most) {
        List<Long> old = issues.lockResolvedBefore(handle, clock.instant().minus(config.keepResolved()), most);
        if (!old.isEmpty()) {
            history.delete(handle, old);
            issues.delete(handle, old);
        }
        return old.size();
    }
}
