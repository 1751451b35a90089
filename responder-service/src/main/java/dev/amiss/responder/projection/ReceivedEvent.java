package dev.amiss.responder.projection;

import dev.amiss.model.IssueEvent;
import dev.amiss.model.IssueEventType;
import org.jspecify.annotations.Nullable;

/**
 * An event and the partition that it came by.
 *
 * @param trace the step of a trace that what it leads to follows from; null when there is none
 */
record ReceivedEvent(
        IssueEvent event, int partition, @Nullable String trace) {
    long issueId() {
        return event.issue().id();
    }

    boolean isDeletion() {
        return event.type() == IssueEventType.DELETED;
    }

    boolean isNewerThan(KnownVersion known) {
        return event.epoch() != known.epoch()
                ? event.epoch() > known.epoch()
                : event.issue().version() > known.version();
    }
}
