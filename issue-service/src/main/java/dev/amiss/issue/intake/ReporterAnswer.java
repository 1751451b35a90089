package dev.amiss.issue.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The issue as somebody sees it who may only report: what that reporter sent, and how the issue stands. What others sent is
 * null, and {@code left_out} names it.
 */
final class ReporterAnswer {
    private final ObjectNode answer;
    private final List<String> leftOut = new ArrayList<>();

    private ReporterAnswer(Issue issue) {
        this.answer = Json.mapper().valueToTree(issue);
    }

    static JsonNode of(Issue issue, IncomingReport report) {
        var shown = new ReporterAnswer(issue);
        shown.keepOwn("details", report.details());
        shown.keepOwn("first_details", report.details());
        shown.keepOwn("source", text(report.source()));
        shown.keepOwn("url", text(report.url()));
        shown.leftOut.forEach(shown.answer.putArray("left_out")::add);
        return shown.answer;
    }

    /** Where it is not known what is the reporter's own, nobody's details are shown. */
    static JsonNode withoutDetails(Issue issue) {
        var shown = new ReporterAnswer(issue);
        for (String field : new String[] {"details", "first_details", "source", "url"}) {
            shown.keepOwn(field, NullNode.getInstance());
        }
        shown.leftOut.forEach(shown.answer.putArray("left_out")::add);
        return shown.answer;
    }

    private void keepOwn(String field, JsonNode own) {
        JsonNode there = answer.path(field);
        boolean isAbsent = there.isNull() || there.isObject() && there.isEmpty();
        if (!isAbsent && !there.equals(own)) {
            answer.putNull(field);
            leftOut.add("/" + field);
        }
    }

    private static JsonNode text(@Nullable String text) {
        return text == null
                ? NullNode.getInstance()
                : Json.mapper().getNodeFactory().textNode(text);
    }
}
