package dev.amiss.responder.projection;

import dev.amiss.model.IssueEvent;
import dev.amiss.model.IssueEventType;

/** An event and the partition that it came by. */
record ReceivedEvent(IssueEvent event, int partition) {
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
