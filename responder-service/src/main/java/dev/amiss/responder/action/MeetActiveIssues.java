package dev.amiss.responder.action;

import dev.amiss.model.Issue;
import dev.amiss.responder.action.BackfillStore.Progress;
import dev.amiss.responder.matching.NameRange;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.ResponderCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Lets changed responders meet the issues that are active already, some at a time. */
@ApplicationScoped
class MeetActiveIssues {
    private static final int CHUNK = 500;

    private final ResponderCatalog catalog;
    private final ProjectionStore projection;
    private final BackfillStore backfills;
    private final FollowUp followUp;
    private final OwedEnds ends;
    private final Clock clock;

    MeetActiveIssues(
            ResponderCatalog catalog,
            ProjectionStore projection,
            BackfillStore backfills,
            FollowUp followUp,
            OwedEnds ends,
            Clock clock) {
        this.catalog = catalog;
        this.projection = projection;
        this.backfills = backfills;
        this.followUp = followUp;
        this.ends = ends;
        this.clock = clock;
    }

    /** Takes one backfill a chunk further, in the caller's transaction; false when there is none to take. */
    boolean step(Handle handle) {
        ResponderCatalog.Snapshot responders = catalog.current(handle);
        Optional<Progress> taken = backfills.take(handle);
        taken.ifPresent(progress -> {
            Optional<Responder> responder = responders.find(progress.responderId());
            if (responder.isPresent()) {
                meet(handle, responders, responder.get(), progress);
            } else {
                backfills.finish(handle, progress.responderId());
            }
        });
        return taken.isPresent();
    }

    private void meet(Handle handle, ResponderCatalog.Snapshot responders, Responder responder, Progress progress) {
        if (progress.afterIssueId() == 0 && responder.isActive()) {
            ends.settle(handle, responders, responder);
        }
        NameRange names = progress.isNew() ? responder.conditions().names() : null;
        List<Issue> issues = projection.lockActiveAfter(handle, progress.afterIssueId(), CHUNK, names);
        var pace = new BackfillPace(progress.startedAt(), clock.instant(), progress.overdue());
        followUp.after(handle, responder, issues, pace);
        if (issues.size() < CHUNK) {
            backfills.finish(handle, responder.id());
        } else {
            long last = issues.get(issues.size() - 1).id();
            backfills.advance(handle, responder.id(), last, pace.overdue());
        }
    }
}
