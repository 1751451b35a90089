package dev.amiss.issue.lifecycle;

import dev.amiss.issue.history.HistoryStore;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueEvent;
import dev.amiss.model.IssueEventType;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Topics;
import dev.amiss.service.outbox.Outbox;
import dev.amiss.service.outbox.OutboxMessage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Stores what was decided about issues: rows, history and events, in the caller's transaction. */
@Singleton
public class IssueWriter {
    private static final String SOURCE = "/amiss/issue-service";

    private final IssueStore issues;
    private final HistoryStore history;
    private final Outbox outbox;
    private final Epoch epoch;

    IssueWriter(IssueStore issues, HistoryStore history, Outbox outbox, Epoch epoch) {
        this.issues = issues;
        this.history = history;
        this.outbox = outbox;
        this.epoch = epoch;
    }

    /**
     * Stores all of it. The issues that change must be locked.
     *
     * @throws KeyTakenException when a key is held by an issue that came in meanwhile; decide again
     */
    public void write(Handle handle, IssueChanges changes) {
        issues.update(handle, changes.updates());
        List<StoredIssue> inserts = changes.inserts();
        if (issues.insert(handle, inserts) < inserts.size()) {
            throw new KeyTakenException();
        }
        issues.seen(handle, changes.seen());
        issues.expireNoMore(handle, changes.expiringNoMore());
        history.append(handle, changes.lines());
        outbox.append(handle, changes.events().stream().map(this::message).toList());
    }

    /** Sends these issues as they stand, unchanged; they must be locked. */
    void publish(Handle handle, List<StoredIssue> unchanged, IssueEventType type, String actor) {
        outbox.append(
                handle,
                unchanged.stream()
                        .map(issue -> message(
                                new IssueChanges.Event(type, actor, issue, null),
                                UUID.randomUUID().toString()))
                        .toList());
    }

    /** Tells that these live issues, which this database never had or has no more, ended and are gone. */
    void publishGone(Handle handle, List<Issue> gone, Instant now) {
        outbox.append(
                handle, gone.stream().flatMap(issue -> goneMessages(issue, now)).toList());
    }

    private Stream<OutboxMessage> goneMessages(Issue issue, Instant now) {
        Issue resolved = IssueEdits.withStatus(issue, IssueStatus.RESOLVED, now, null);
        return Stream.of(
                message(
                        IssueEventType.RESOLVED,
                        "amiss",
                        resolved,
                        UUID.randomUUID().toString()),
                message(
                        IssueEventType.DELETED,
                        "amiss",
                        IssueEdits.erased(resolved, now),
                        UUID.randomUUID().toString()));
    }

    private OutboxMessage message(IssueChanges.Event event) {
        Issue issue = event.after().issue();
        return message(event, epoch.current() + "." + issue.id() + "." + issue.version());
    }

    private OutboxMessage message(IssueChanges.Event event, String id) {
        return message(event.type(), event.actor(), event.after().issue(), id).following(event.trace());
    }

    private OutboxMessage message(IssueEventType type, String actor, Issue issue, String id) {
        IssueEvent message =
                new IssueEvent(id, type, issue.updatedAt(), actor, IssueEvent.SCHEMA, epoch.current(), issue);
        return OutboxMessage.event(
                Topics.ISSUE_EVENTS, String.valueOf(issue.id()), id, type.wire(), SOURCE, issue.updatedAt(), message);
    }
}
