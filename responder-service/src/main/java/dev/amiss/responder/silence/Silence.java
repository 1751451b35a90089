package dev.amiss.responder.silence;

import dev.amiss.model.Issue;
import dev.amiss.model.Severity;
import dev.amiss.responder.calendar.Timetable;
import dev.amiss.responder.calendar.Window;
import dev.amiss.responder.matching.Conditions;
import dev.amiss.responder.matching.IssueSubject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A silence as the work goes by it.
 *
 * @param conditions all must hold; none at all means every issue
 * @param severities one of them, too; empty for all
 * @param endedAt when it ended for good, by hand or after its last window; null before
 */
public record Silence(
        long id,
        Conditions conditions,
        Set<Severity> severities,
        Timetable timetable,
        String comment,
        String author,
        @Nullable Instant endedAt) {
    public Silence {
        severities = Set.copyOf(severities);
    }

    /** Whether that issue is one of those it is about, in force or not. */
    boolean isAbout(Issue issue, Consumer<String> errors) {
        return hasSeverityOf(issue) && conditions.match(new IssueSubject(issue), errors);
    }

    boolean hasSeverityOf(Issue issue) {
        return severities.isEmpty() || severities.contains(issue.severity());
    }

    /** The window that holds at that moment, else the next one; empty once it ended. */
    Optional<Window> windowAt(Instant moment) {
        return endedAt == null ? timetable.at(moment) : Optional.empty();
    }
}
