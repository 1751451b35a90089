package dev.amiss.responder.delivery.message;

import dev.amiss.model.Issue;
import dev.amiss.model.Severity;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.IssueGroup;
import dev.amiss.responder.template.Templates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A notice about several issues. */
final class GroupNotice {
    private GroupNotice() {}

    static Notice of(ActionCall call, IssueGroup group) {
        String url = call.context().issueUrl();
        return new Notice(
                group.isAllClear() ? "resolved" : "open",
                worst(group),
                title(group),
                facts(call, group),
                List.of(),
                named(group, url),
                group.more() == 0 ? null : String.format(Locale.ROOT, "and %,d more", group.more()),
                url == null ? null : new Link("Issues", withoutId(url)),
                IssueNotice.runbook(call.context()));
    }

    private static Severity worst(IssueGroup group) {
        return group.issues().stream()
                .map(Issue::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.ERROR);
    }

    private static String title(IssueGroup group) {
        String of = group.key().isEmpty() ? "" : " of " + Templates.oneLine(group.key());
        if (group.limited()) {
            String first = Templates.oneLine(group.issues().get(0).name());
            return group.count() == 1
                    ? first
                    : Cut.characters(first, 150) + String.format(Locale.ROOT, " and %,d more", group.count() - 1);
        }
        return group.isAllClear()
                ? "All clear: " + Words.issues(group.count()) + of + " ended"
                : Words.issues(group.active()) + of;
    }

    private static List<Fact> facts(ActionCall call, IssueGroup group) {
        List<Fact> facts = new ArrayList<>();
        if (!group.key().isEmpty()) {
            facts.add(new Fact("Group", Templates.oneLine(group.key())));
        }
        if (!group.limited()) {
            facts.add(new Fact(
                    "Active", String.format(Locale.ROOT, "%,d, %,d of them new", group.active(), group.joined())));
            if (group.ended() > 0) {
                facts.add(new Fact("Ended", String.format(Locale.ROOT, "%,d", group.ended())));
            }
        }
        group.issues().stream()
                .map(Issue::openingAt)
                .min(Comparator.naturalOrder())
                .ifPresent((Instant since) -> facts.add(new Fact("Since", Words.time(since))));
        if (group.limited()) {
            facts.add(new Fact("Note", "made one message, since more were due than this destination takes a minute"));
        }
        facts.addAll(IssueNotice.responsible(call));
        return facts;
    }

    private static List<Notice.NamedIssue> named(IssueGroup group, @Nullable String url) {
        return group.issues().stream()
                .map(issue -> new Notice.NamedIssue(
                        issue.status().wire(),
                        issue.severity(),
                        Templates.oneLine(issue.name()),
                        url == null ? null : withoutId(url) + "/" + issue.id()))
                .toList();
    }

    private static String withoutId(String issueUrl) {
        return issueUrl.substring(0, issueUrl.lastIndexOf('/'));
    }
}
