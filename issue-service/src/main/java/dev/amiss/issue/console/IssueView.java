package dev.amiss.issue.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.issue.lifecycle.Transitions;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.service.console.BarChart;
import dev.amiss.service.console.Form;
import dev.amiss.service.console.FormText;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One issue with all that is known of it here.
 *
 * @param sameKey earlier issues of the same problem, the latest first
 * @param sameRecord other issues of the same record
 * @param story its timeline
 * @param form the comment as it was typed, when it was refused
 */
@TemplateData
public record IssueView(
        Issue issue, BarChart chart, List<IssueLine> sameKey, List<IssueLine> sameRecord, Story story, Form form) {
    private static final List<String> SEVERITIES = List.of("critical", "error", "warning", "info");

    /**
     * A part of the timeline, the latest first.
     *
     * @param show what is shown: {@code all}, {@code people}, {@code states} or {@code actions}
     * @param older the id below which the next part begins; null when this is the last
     */
    @TemplateData
    public record Story(
            long issueId,
            String show,
            List<Line> lines,
            @Nullable Long older) {
        private static final List<String> KINDS = List.of("all", "states", "people", "actions");

        public List<String> kinds() {
            return KINDS;
        }
    }

    /** A line of the timeline. */
    @TemplateData
    public record Line(long id, Instant at, String kind, String actor, String summary, JsonNode data) {
        /** How it is marked. */
        public String mark() {
            return switch (kind) {
                case "created", "reopened", "action_failed" -> "bad";
                case "resolved", "action_succeeded" -> "good";
                case "commented", "acknowledged", "unacknowledged", "wont_fix" -> "person";
                default -> "";
            };
        }

        /** The kind in words. */
        public String title() {
            return switch (kind) {
                case "created" -> "Opened";
                case "acknowledged" -> "Acknowledged";
                case "unacknowledged" -> "Acknowledgement taken back";
                case "resolved" -> "Resolved";
                case "wont_fix" -> "Won't fix";
                case "reopened" -> "Reopened";
                case "changed" -> "Changed";
                case "commented" -> "Comment";
                case "action_scheduled" -> "Action planned";
                case "action_held" -> "Action held";
                case "action_attempted" -> "Action tried";
                case "action_succeeded" -> "Action done";
                case "action_failed" -> "Action failed";
                case "action_cancelled" -> "Action cancelled";
                default -> kind;
            };
        }

        public boolean hasData() {
            return !data.isEmpty();
        }
    }

    /** Where responder-service tells what waits. */
    public String waiting() {
        return "responder/issues/" + issue.id() + "/waiting";
    }

    /** Where responder-service tells why somebody was told or not. */
    public String explain() {
        return "responder/issues/" + issue.id() + "/explain";
    }

    /** The labels, each with the list of the active issues that have it. */
    public List<ListAddress.Chip> labels() {
        return issue.labels().entrySet().stream()
                .map(label -> new ListAddress.Chip(
                        label.getKey(),
                        label.getValue(),
                        "/issues?label=" + FormText.encode(label.getKey() + ":" + label.getValue())))
                .toList();
    }

    /** The active issues of the same source. */
    public String sameSource() {
        return "/issues?source=" + (issue.source() == null ? "" : FormText.encode(issue.source()));
    }

    public List<String> severities() {
        return SEVERITIES;
    }

    public String status() {
        return issue.status().wire();
    }

    public String severity() {
        return issue.severity().wire();
    }

    /** Whether the issue may go to that status. */
    public boolean may(String status) {
        return IssueStatus.ofWire(status)
                .map(to -> Transitions.allowed(issue.status(), to))
                .orElse(false);
    }

    /** The address that the reporter gave, when a browser may follow it. */
    public @Nullable String link() {
        String url = issue.url();
        return url != null && url.matches("(?i)https?://.*") ? url : null;
    }

    /** Whether the first details differ from the latest. */
    public boolean detailsChanged() {
        return !issue.details().equals(issue.firstDetails());
    }
}
