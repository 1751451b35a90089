package dev.amiss.cli.moving;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import java.time.Instant;

/** Puts an issue of the library as {@code POST /api/v1/issues/import} takes it. */
final class IssueDocument {
    private static final int LONGEST_DETAILS = 2_000;
    private static final int LONGEST_NAME = 100_000;

    private final String source;

    /** @param source what the library is called, such as {@code django-issue} */
    IssueDocument(String source) {
        this.source = source;
    }

    ObjectNode of(LibraryKind kind, LibraryIssue issue, RunActions.OfIssue actions) {
        ObjectNode document = Json.object()
                .put("origin", source + ":" + kind.model() + ":" + issue.id())
                .put("name", LibraryJson.brief(Json.mapper().getNodeFactory().textNode(issue.name()), LONGEST_NAME))
                .put("source", source)
                .put("status", issue.wire())
                .put("opened_at", issue.createdAt().toString());
        document.set("details", LibraryJson.details(issue.details()));
        if (issue.recordId() != null) {
            document.putObject("record").put("type", issue.recordType()).put("id", issue.recordId());
        }
        ArrayNode history = document.putArray("history");
        actions.told().forEach(action -> history.add(line(action)));
        if (actions.leftOut() > 0) {
            line(
                    history,
                    issue.createdAt(),
                    "commented",
                    actions.leftOut() + " more runs of actions are not told here");
        }
        if (issue.wire().equals("resolved")) {
            Instant end = endOf(issue, actions);
            document.put("resolved_at", end.toString());
            line(history, end, "resolved", endSentence(issue));
        } else if (issue.wire().equals("wont_fix")) {
            line(history, issue.createdAt(), "wont_fix", "Won't be fixed; the library did not keep since when");
        }
        return document;
    }

    /** As a rule the library kept no time of the end: the last that is known of the issue stands for it. */
    private static Instant endOf(LibraryIssue issue, RunActions.OfIssue actions) {
        if (issue.resolvedAt() != null) {
            return issue.resolvedAt();
        }
        return actions.lastAt() == null ? issue.createdAt() : actions.lastAt();
    }

    private static String endSentence(LibraryIssue issue) {
        if (issue.isOutdone()) {
            return "Was live beside another issue of the same name, which is the one that the library went by";
        }
        return issue.resolvedAt() == null ? "Resolved; the library did not keep when" : "Resolved";
    }

    private static ObjectNode line(LibraryAction action) {
        String details = action.details().isMissingNode() ? "" : LibraryJson.brief(action.details(), LONGEST_DETAILS);
        ObjectNode line = Json.object()
                .put("at", action.executedAt().toString())
                .put("kind", action.isSuccess() ? "action_succeeded" : "action_failed")
                .put(
                        "summary",
                        action.function()
                                + (action.isSuccess() ? " is done" : " failed")
                                + (details.isEmpty() ? "" : ": " + details));
        line.putObject("data").putObject("action").put("target_function", action.function());
        return line;
    }

    private static void line(ArrayNode history, Instant at, String kind, String summary) {
        history.addObject().put("at", at.toString()).put("kind", kind).put("summary", summary);
    }
}
