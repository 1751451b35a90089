package dev.amiss.responder.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.amiss.model.Action;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.responder.action.ActionView;
import dev.amiss.responder.action.Waiting;
import dev.amiss.responder.delivery.message.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts facts in sentences for people. */
final class Sentences {
    private Sentences() {}

    /** What an action did, waits for or was stopped by. */
    static String of(ActionView view) {
        Action action = view.action();
        String what = what(action);
        return switch (action.status()) {
            case PENDING, HELD -> what + " " + waiting(view);
            case RUNNING -> what + " runs now, attempt " + action.attempts();
            case SUCCEEDED -> what + done(action) + tries(action.attempts());
            case FAILED ->
                what + " failed" + at(action.finishedAt()) + " after " + count(action.attempts(), "attempt")
                        + because(action.result());
            case CANCELLED -> what + " was cancelled" + at(action.finishedAt()) + because(action.result());
        };
    }

    private static String what(Action action) {
        String destination = action.destination();
        String where = destination == null || destination.equals(action.targetFunction()) ? "" : " to " + destination;
        return action.targetFunction() + where + (action.round() > 1 ? " (round " + action.round() + ")" : "");
    }

    private static String waiting(ActionView view) {
        Waiting waiting = view.waitsFor();
        String unless = view.cancelOn().isEmpty() ? "" : ", unless its issue is " + either(view.cancelOn()) + " before";
        return "waits: " + (waiting == null ? "it comes next" : waiting.summary()) + unless;
    }

    private static String done(Action action) {
        JsonNode result = action.result() == null ? MissingNode.getInstance() : action.result();
        JsonNode group = result.path("group");
        if (group.isMissingNode()) {
            return " was done" + at(action.finishedAt());
        }
        String key = group.path("key").asText();
        return " was told" + at(action.finishedAt()) + " in one message about "
                + Words.issues(group.path("count").longValue())
                + (key.isEmpty() ? "" : " of the group " + key) + ": "
                + result.path("delivery_id").asText();
    }

    private static String at(@Nullable Instant time) {
        return time == null ? "" : " at " + Json.time(time);
    }

    private static String tries(int attempts) {
        return attempts > 1 ? " with attempt " + attempts : "";
    }

    private static String because(@Nullable JsonNode result) {
        String message = result == null
                ? ""
                : result.path("message").asText(result.path("reason").asText(""));
        return message.isEmpty() ? "" : ": " + message;
    }

    static String count(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    static String statuses(Collection<IssueStatus> statuses) {
        return either(statuses.stream().sorted().map(IssueStatus::wire).toList());
    }

    private static String either(List<String> words) {
        List<String> spoken = words.stream()
                .map(word -> word.equals("wont_fix") ? "set to won't fix" : word)
                .toList();
        return spoken.size() < 2
                ? String.join("", spoken)
                : spoken.stream().limit(spoken.size() - 1L).collect(Collectors.joining(", ")) + " or "
                        + spoken.get(spoken.size() - 1);
    }

    /** Such as {@code 90 s}, {@code 5 min}, {@code 2 h 30 min}, {@code 3 d}. */
    static String length(Duration length) {
        if (length.compareTo(Duration.ofMinutes(2)) < 0) {
            return length.toSeconds() + " s";
        }
        StringBuilder text = new StringBuilder();
        append(text, length.toDays(), "d");
        append(text, length.toHoursPart(), "h");
        append(text, length.toMinutesPart(), "min");
        append(text, length.toSecondsPart(), "s");
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(text.length() == 0 ? "" : " ").append(count).append(' ').append(unit);
        }
    }
}
