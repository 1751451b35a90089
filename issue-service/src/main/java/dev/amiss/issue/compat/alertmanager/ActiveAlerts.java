package dev.amiss.issue.compat.alertmanager;

import dev.amiss.issue.search.IssueSearch;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.service.page.Page;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds issues that hold their key and shows them as alerts, a page at a time. Thread-safe. */
@Singleton
class ActiveAlerts {
    /** Takes alerts one by one and says whether it wants more. */
    interface Sink {
        boolean take(GettableAlert alert) throws IOException;
    }

    private static final int PAGE = 200;

    private final IssueSearch search;
    private final Clock clock;
    private final Duration resolveTimeout;

    ActiveAlerts(IssueSearch search, Clock clock, AlertmanagerConfig config) {
        this.search = search;
        this.clock = clock;
        this.resolveTimeout = config.resolveTimeout();
    }

    /** Hands over all alerts that pass the filter, as many as there are; the oldest first within a status. */
    void each(AlertFilter filter, Sink sink) throws IOException {
        for (IssueStatus status : statuses(filter)) {
            if (!each(filter, status, sink)) {
                return;
            }
        }
    }

    private boolean each(AlertFilter filter, IssueStatus status, Sink sink) throws IOException {
        Instant now = clock.instant();
        String cursor = null;
        do {
            Page<Issue> page = search.page(filter.search(status.wire()), PAGE, cursor);
            for (Issue issue : page.items()) {
                GettableAlert alert = GettableAlert.of(issue, now, resolveTimeout);
                if (filter.matches(alert) && !sink.take(alert)) {
                    return false;
                }
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        return true;
    }

    private static List<IssueStatus> statuses(AlertFilter filter) {
        List<IssueStatus> statuses = new ArrayList<>();
        if (filter.wantsActive()) {
            statuses.add(IssueStatus.OPEN);
            statuses.add(IssueStatus.ACKNOWLEDGED);
        }
        if (filter.wantsSuppressed()) {
            statuses.add(IssueStatus.WONT_FIX);
        }
        return statuses;
    }
}
