package dev.amiss.issue.lifecycle;

import dev.amiss.model.IssueEventType;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells consumers anew how all live issues stand: when somebody asks for it, and once after each restore from a backup;
 * then also which issues the backup does not know. Thread-safe; replicas take turns.
 */
@Singleton
class Republication {
    private static final int CHUNK = 500;

    private final Jdbi jdbi;
    private final IssueStore issues;
    private final IssueWriter writer;
    private final ToldIssues told;
    private final Epoch epoch;

    Republication(Jdbi jdbi, IssueStore issues, IssueWriter writer, ToldIssues told, Epoch epoch) {
        this.jdbi = jdbi;
        this.issues = issues;
        this.writer = writer;
        this.told = told;
        this.epoch = epoch;
    }

    /** Sends a snapshot of every live issue and returns how many they were. */
    long publish() {
        long published = 0;
        long after = 0;
        List<StoredIssue> chunk;
        do {
            long from = after;
            chunk = jdbi.inTransaction(handle -> {
                List<StoredIssue> live = issues.lockActiveAfter(handle, from, CHUNK);
                writer.publish(handle, live, IssueEventType.SNAPSHOT, "amiss");
                return live;
            });
            published += chunk.size();
            after = chunk.isEmpty() ? after : chunk.get(chunk.size() - 1).id();
        } while (!chunk.isEmpty());
        return published;
    }

    @Scheduled(every = "10s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tellAfterRestore() {
        epoch.recogniseLate();
        jdbi.useTransaction(handle -> {
            if (isUntold(handle)) {
                long gone = told.forgetUnknown(handle);
                long live = publish();
                handle.execute("UPDATE epoch SET untold = false");
                Log.infof(
                        "After the restore: %d live issues told anew, %d that the backup does not know ended",
                        live, gone);
            }
        });
    }

    private static boolean isUntold(Handle handle) {
        return handle.createQuery("SELECT untold FROM epoch WHERE untold FOR UPDATE SKIP LOCKED")
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }
}
