package dev.amiss.assertion.feedback;

import dev.amiss.assertion.report.IssueKey;
import dev.amiss.model.IssueEvent;
import dev.amiss.model.IssueEventType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an event about an issue means for the assertion that reported it. Pure. */
sealed interface Feedback {
    IssueKey key();

    /** Its issue is closed, and not by us: should it still fail, that is news. */
    record Closed(IssueKey key) implements Feedback {}

    /** Its issue is open again, and not by us: should it pass, that is news. */
    record Reopened(IssueKey key) implements Feedback {}

    /** Whether events of that type can mean something; one that names none is not to be passed over. */
    static boolean isAbout(@Nullable IssueEventType type) {
        return type == null || type == IssueEventType.RESOLVED || type == IssueEventType.REOPENED;
    }

    /** Empty when it means nothing for any assertion. */
    static Optional<Feedback> of(IssueEvent event) {
        return IssueKey.of(event.issue())
                .filter(key -> !key.scope().equals(event.actor()))
                .flatMap(key -> switch (event.type()) {
                    case RESOLVED -> Optional.of(new Closed(key));
                    case REOPENED -> Optional.of(new Reopened(key));
                    default -> Optional.empty();
                });
    }
}
