package dev.amiss.issue.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

/**
 * A line to be added to an issue's history.
 *
 * @param actor who did it, as in {@link dev.amiss.model.IssueEvent}
 * @param summary one sentence for people
 * @param data a JSON object for programs
 */
public record HistoryLine(long issueId, Instant at, HistoryKind kind, String actor, String summary, JsonNode data) {

    /** A line whose summary says it all. */
    public static HistoryLine of(long issueId, Instant at, HistoryKind kind, String actor, String summary) {
        return new HistoryLine(issueId, at, kind, actor, summary, JsonNodeFactory.instance.objectNode());
    }
}
