package dev.amiss.responder.explain;

import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.responder.responder.ActionDefinition;
import dev.amiss.responder.responder.Grouping;
import dev.amiss.responder.responder.Responder;
import java.time.Instant;

/** Says what becomes of a responder's action of which there is none yet for an issue's present opening. */
final class StepPolicy {
    private final Responder responder;
    private final boolean matches;
    private final Issue issue;
    private final boolean exists;

    /** @param exists whether the issue does */
    StepPolicy(Responder responder, boolean matches, Issue issue, boolean exists) {
        this.responder = responder;
        this.matches = matches;
        this.issue = issue;
        this.exists = exists;
    }

    String summary(ActionDefinition definition) {
        if (!responder.isActive()) {
            return "does not come: the responder is disabled";
        }
        return switch (definition.trigger()) {
            case CREATED -> ofBeginning(definition);
            case ACKNOWLEDGED -> ofAcknowledgement(definition);
            case RESOLVED -> ofEnd(definition);
        };
    }

    private String ofBeginning(ActionDefinition definition) {
        Instant from = responder.answersFrom();
        if (!matches) {
            return "does not come: the issue does not match";
        }
        if (definition.cancelOn().contains(issue.status()) || !issue.status().isActive()) {
            return "does not come: the issue is " + issue.status().wire();
        }
        if (from != null && issue.openingAt().isBefore(from)) {
            return "does not come: the responder leaves alone what opened before " + Json.time(from);
        }
        String when = definition.delay().isZero()
                ? "at once"
                : Sentences.length(definition.delay()) + " after the issue opens";
        return (exists ? "is about to be scheduled: comes " : "would come ")
                + when
                + together()
                + hours(definition)
                + unless(definition);
    }

    private String ofAcknowledgement(ActionDefinition definition) {
        boolean needsBeginning = responder.hasCreatedActions();
        if (!matches && !needsBeginning) {
            return "does not come: the issue does not match";
        }
        if (issue.status() != IssueStatus.OPEN) {
            return "does not come: the issue is " + issue.status().wire()
                    + (needsBeginning ? ", or nobody was told the beginning" : "");
        }
        return (exists ? "comes " : "would come ")
                + (definition.delay().isZero() ? "when" : Sentences.length(definition.delay()) + " after")
                + " the issue is acknowledged"
                + (needsBeginning ? ", if its beginning was told" : "")
                + together()
                + hours(definition);
    }

    private String ofEnd(ActionDefinition definition) {
        boolean needsBeginning = responder.hasCreatedActions();
        if (exists && issue.status() == IssueStatus.RESOLVED) {
            return needsBeginning
                    ? "does not come: nobody was told the beginning"
                    : "does not come: the issue ended before there was this action, or does not match";
        }
        if (!matches && !needsBeginning) {
            return "does not come: the issue does not match";
        }
        String when = definition.delay().isZero() ? "" : Sentences.length(definition.delay()) + " after ";
        return (exists ? "comes " : "would come ")
                + when
                + (when.isEmpty() ? "when the issue is resolved" : "the issue is resolved")
                + (needsBeginning ? ", if its beginning was told" : "")
                + together()
                + hours(definition);
    }

    private String together() {
        Grouping grouping = responder.group();
        if (grouping == null) {
            return "";
        }
        String key = grouping.keyOf(issue);
        return ", in one message with the others of "
                + (key.isEmpty() ? "its group" : "the group " + key)
                + ", the first " + Sentences.length(grouping.patience()) + " after the first of them, then one every "
                + Sentences.length(grouping.every()) + " at most";
    }

    private static String hours(ActionDefinition definition) {
        var hours = definition.onlyBetween();
        return hours == null ? "" : ", only between " + hours.describe();
    }

    private static String unless(ActionDefinition definition) {
        return definition.cancelOn().isEmpty()
                ? ""
                : ", unless it is " + Sentences.statuses(definition.cancelOn()) + " before";
    }
}
