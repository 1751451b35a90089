package dev.amiss.issue.intake;

import dev.amiss.issue.lifecycle.IssueChanges;
import dev.amiss.issue.lifecycle.IssueIds;
import dev.amiss.issue.lifecycle.IssueKey;
import dev.amiss.issue.lifecycle.IssueStore;
import dev.amiss.issue.lifecycle.IssueWriter;
import dev.amiss.issue.lifecycle.StoredIssue;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Applies many reports in one transaction, the one way by which reports become issues. Thread-safe. */
@Singleton
class IntakeBatch {
    private final IssueStore issues;
    private final IssueWriter writer;
    private final IssueIds ids;
    private final SeenReports seen;
    private final Clock clock;

    IntakeBatch(IssueStore issues, IssueWriter writer, IssueIds ids, SeenReports seen, Clock clock) {
        this.issues = issues;
        this.writer = writer;
        this.ids = ids;
        this.seen = seen;
        this.clock = clock;
    }

    /**
     * Applies reports in this order and answers what each led to, in the same order.
     *
     * @throws dev.amiss.service.database.RepeatTransactionException when it is to be rolled back and done again
     */
    List<IntakeResult> apply(Handle handle, List<IncomingReport> reports) {
        SeenReports.Repeats repeats = seen.take(handle, reports);
        IssueChanges changes = new IssueChanges();
        Map<IssueKey, KeyState> states = lock(handle, reports, repeats, changes);
        List<@Nullable IntakeResult> results = new ArrayList<>(reports.size());
        for (int i = 0; i < reports.size(); i++) {
            KeyState state = states.get(reports.get(i).key());
            results.add(repeats.isRepeat(i) || state == null ? null : state.apply(reports.get(i)));
        }
        writer.write(handle, changes);
        return seen.complete(handle, reports, repeats, results);
    }

    private Map<IssueKey, KeyState> lock(
            Handle handle, List<IncomingReport> reports, SeenReports.Repeats repeats, IssueChanges changes) {
        TreeSet<IssueKey> keys = new TreeSet<>();
        for (int i = 0; i < reports.size(); i++) {
            if (!repeats.isRepeat(i)) {
                keys.add(reports.get(i).key());
            }
        }
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<IssueKey, StoredIssue> holders = issues.lockHolders(handle, keys);
        TreeSet<IssueKey> free = new TreeSet<>(keys);
        free.removeAll(holders.keySet());
        Map<IssueKey, Long> previous = free.isEmpty() ? Map.of() : issues.lastResolved(handle, free);
        Instant now = clock.instant();
        Map<IssueKey, KeyState> states = new HashMap<>();
        for (IssueKey key : keys) {
            states.put(key, new KeyState(changes, now, () -> ids.next(handle), holders.get(key), previous.get(key)));
        }
        return states;
    }
}
