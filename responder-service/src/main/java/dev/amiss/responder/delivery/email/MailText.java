package dev.amiss.responder.delivery.email;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;

/** What a mail says when the responder does not say it. */
final class MailText {
    private MailText() {}

    static String subject(Issue issue) {
        return "[" + issue.severity().wire() + "] " + issue.name()
                + (issue.resolvedAt() == null ? "" : " (" + issue.status().wire() + ")");
    }

    static String body(Issue issue) {
        var text = new StringBuilder();
        text.append(issue.name()).append("\n\n");
        line(text, "Issue", issue.id() + ", " + issue.status().wire());
        line(text, "Severity", issue.severity().wire());
        line(text, "Opened", Json.time(issue.openingAt()));
        if (issue.resolvedAt() != null) {
            line(text, "Resolved", Json.time(issue.resolvedAt()));
        }
        line(text, "Seen", issue.occurrences() + " times, last " + Json.time(issue.lastSeenAt()));
        issue.labels().forEach((name, value) -> line(text, name, value));
        if (issue.record() != null) {
            line(text, "Record", issue.record().type() + " " + issue.record().id());
        }
        if (issue.url() != null) {
            line(text, "See", issue.url());
        }
        if (!issue.details().isEmpty()) {
            text.append("\nDetails:\n").append(pretty(issue)).append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    private static String pretty(Issue issue) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(issue.details());
        } catch (JsonProcessingException e) {
            return issue.details().toString();
        }
    }
}
