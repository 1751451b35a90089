package dev.amiss.responder.delivery.message;

import dev.amiss.model.Issue;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionContext;
import dev.amiss.responder.template.Templates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A notice about one issue. */
final class IssueNotice {
    private IssueNotice() {}

    static Notice of(ActionCall call) {
        Issue issue = call.issue();
        return new Notice(
                issue.status().wire(),
                issue.severity(),
                Templates.oneLine(issue.name()),
                facts(call),
                Details.facts(issue.details()),
                List.of(),
                null,
                link(issue, call.context()),
                links(issue, call.context()));
    }

    private static List<Fact> facts(ActionCall call) {
        Issue issue = call.issue();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Issue", issue.id() + ", " + issue.status().wire()));
        facts.add(new Fact("Severity", issue.severity().wire()));
        facts.add(new Fact("Since", Words.time(issue.openingAt())));
        if (issue.resolvedAt() != null) {
            facts.add(new Fact(
                    "Resolved",
                    Words.time(issue.resolvedAt()) + ", after "
                            + Words.duration(Duration.between(issue.openingAt(), issue.resolvedAt()))));
        }
        if (issue.occurrences() > 1) {
            facts.add(new Fact(
                    "Seen",
                    String.format(
                            Locale.ROOT, "%,d times, last %s", issue.occurrences(), Words.time(issue.lastSeenAt()))));
        }
        add(facts, "Source", issue.source());
        if (issue.record() != null) {
            String type = issue.record().type();
            add(
                    facts,
                    "Record",
                    (type == null ? "" : type + " ") + issue.record().id());
        }
        issue.labels().forEach((name, value) -> add(facts, name, value));
        facts.addAll(responsible(call));
        return facts;
    }

    /** Who answers for it. */
    static List<Fact> responsible(ActionCall call) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Owner", call.context().owner());
        add(facts, "Responder", call.action().responderName());
        return facts;
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(Templates.oneLine(name), Templates.oneLine(value)));
        }
    }

    private static @Nullable Link link(Issue issue, ActionContext context) {
        return context.issueUrl() == null ? null : new Link("Issue " + issue.id(), context.issueUrl());
    }

    private static List<Link> links(Issue issue, ActionContext context) {
        List<Link> links = new ArrayList<>(runbook(context));
        if (issue.url() != null && Link.isUsable(issue.url())) {
            links.add(new Link("Source", issue.url()));
        }
        return links;
    }

    static List<Link> runbook(ActionContext context) {
        String url = context.runbookUrl();
        return url == null || !Link.isUsable(url) ? List.of() : List.of(new Link("Runbook", url));
    }
}
