package dev.amiss.issue.lifecycle;

import dev.amiss.model.IssueStatus;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Resolves issues that were not seen again within their time to live. Replicas share the work. */
@Singleton
class ExpiredIssues {
    private static final int CHUNK = 500;

    private final Jdbi jdbi;
    private final IssueStore issues;
    private final IssueWriter writer;
    private final Clock clock;

    ExpiredIssues(Jdbi jdbi, IssueStore issues, IssueWriter writer, Clock clock) {
        this.jdbi = jdbi;
        this.issues = issues;
        this.writer = writer;
        this.clock = clock;
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void resolve() {
        int resolved;
        do {
            resolved = jdbi.inTransaction(handle -> {
                Instant now = clock.instant();
                List<StoredIssue> expired = issues.lockExpired(handle, now, CHUNK);
                IssueChanges changes = new IssueChanges();
                expired.forEach(issue -> Transitions.apply(changes, issue, IssueStatus.RESOLVED, null, "amiss", now));
                writer.write(handle, changes);
                return expired.size();
            });
        } while (resolved == CHUNK);
    }
}
