package dev.amiss.responder.trial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import dev.amiss.responder.action.ActionConfig;
import dev.amiss.responder.matching.Conditions;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.CandidateAction;
import dev.amiss.responder.responder.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The issues that actions are tried with. */
@ApplicationScoped
class TrialIssues {
    /** For how long one that is made up was there. */
    private static final Duration AGE = Duration.ofMinutes(5);

    private final ProjectionStore projection;
    private final Jdbi jdbi;
    private final Clock clock;
    private final String pages;

    TrialIssues(ProjectionStore projection, Jdbi jdbi, Clock clock, ActionConfig config) {
        this.projection = projection;
        this.jdbi = jdbi;
        this.clock = clock;
        this.pages = config.publicUrl().replaceAll("/+$", "") + "/issues/";
    }

    Optional<Issue> find(long id) {
        return jdbi.withHandle(handle -> projection.find(handle, id));
    }

    /** Where people find it. */
    String page(Issue issue) {
        return pages + issue.id();
    }

    Instant now() {
        return clock.instant();
    }

    /** One that looks like those that the responder answers; its id is 0. */
    Issue madeUp(CandidateAction action) {
        Conditions conditions = action.responder().conditions();
        Instant now = clock.instant();
        Instant since = now.minus(AGE);
        Trigger trigger = action.definition().trigger();
        boolean isEnd = trigger == Trigger.RESOLVED;
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("made_up", true);
        return new Issue(
                0,
                "sample issue",
                status(trigger),
                Objects.requireNonNullElse(conditions.severity(), Severity.ERROR),
                conditions.labels(),
                details,
                details,
                "amiss",
                null,
                null,
                null,
                1,
                1,
                since,
                since,
                now,
                trigger == Trigger.ACKNOWLEDGED ? now : null,
                isEnd ? now : null,
                null,
                now,
                null,
                1,
                List.of(),
                List.of(),
                null);
    }

    private static IssueStatus status(Trigger trigger) {
        return switch (trigger) {
            case CREATED -> IssueStatus.OPEN;
            case ACKNOWLEDGED -> IssueStatus.ACKNOWLEDGED;
            case RESOLVED -> IssueStatus.RESOLVED;
        };
    }
}
