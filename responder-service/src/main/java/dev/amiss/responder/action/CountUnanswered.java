package dev.amiss.responder.action;

import dev.amiss.model.Issue;
import dev.amiss.responder.matching.NameRange;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.Responder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Counts the active issues that a responder would answer and has not answered yet. */
@ApplicationScoped
class CountUnanswered {
    private static final int CHUNK = 2_000;

    private final BackfillPlan plan;
    private final ProjectionStore projection;
    private final Jdbi jdbi;

    CountUnanswered(BackfillPlan plan, ProjectionStore projection, Jdbi jdbi) {
        this.plan = plan;
        this.projection = projection;
        this.jdbi = jdbi;
    }

    long count(Responder candidate) {
        return jdbi.withHandle(handle -> {
            long count = 0;
            NameRange names = candidate.conditions().names();
            List<Issue> issues = projection.activeAfter(handle, 0, CHUNK, names);
            while (!issues.isEmpty()) {
                count += unanswered(handle, candidate, issues);
                issues = projection.activeAfter(
                        handle, issues.get(issues.size() - 1).id(), CHUNK, names);
            }
            return count;
        });
    }

    private long unanswered(Handle handle, Responder candidate, List<Issue> issues) {
        return plan.plan(handle, candidate, issues).stream()
                .filter(planned -> !(planned.decision() instanceof ActionDecision.Cancel))
                .map(planned -> planned.issue().id())
                .distinct()
                .count();
    }
}
