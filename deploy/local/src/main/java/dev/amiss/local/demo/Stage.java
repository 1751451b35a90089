package dev.amiss.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What every story needs: the three services, and ways to look at issues.
 *
 * @param run tells this run of the demo from former ones
 */
record Stage(Api issues, Api responders, Api assertions, Transcript transcript, String run) {

    /** The newest issue of that name that is as wanted. */
    Optional<JsonNode> issue(String name, Predicate<JsonNode> wanted) {
        String query = "/api/v1/issues?limit=20&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        for (JsonNode issue : issues.look(query).path("items")) {
            if (wanted.test(issue)) {
                return Optional.of(issue);
            }
        }
        return Optional.empty();
    }

    /** Waits until the issue has that status, and tells so. */
    JsonNode awaitStatus(JsonNode issue, String status) {
        JsonNode seen = Wait.until(
                "issue " + issue.path("id") + " is " + status,
                () -> issues.look("/api/v1/issues/" + issue.path("id").asLong()),
                now -> now.path("status").asText().equals(status));
        transcript.seen("issue " + seen.path("id") + " is " + status + " by itself, resolved_at "
                + seen.path("resolved_at").asText());
        return seen;
    }

    /** Waits until the issue's history holds these kinds in this order (others may be between), and shows it. */
    void awaitHistory(JsonNode issue, String... kinds) {
        String path = "/api/v1/issues/" + issue.path("id").asLong() + "/history";
        JsonNode history = Wait.until(
                "the history of issue " + issue.path("id") + " holds " + String.join(", ", kinds),
                () -> issues.look(path),
                now -> holds(now, kinds));
        transcript.seen("its history:");
        for (JsonNode entry : history.path("items")) {
            transcript.tell("    %s  %-16s %-14s %s"
                    .formatted(
                            entry.path("at").asText(),
                            entry.path("kind").asText(),
                            entry.path("actor").asText(),
                            entry.path("summary").asText()));
        }
    }

    /** Resolves what the demo left open, so that it can be played again. */
    void resolve(JsonNode issue) {
        issues.discard("PATCH", "/api/v1/issues/" + issue.path("id").asLong(), "{\"status\": \"resolved\"}");
    }

    /** Deletes the assertion of that name, if a former run left it. */
    void forgetAssertion(String name) {
        for (JsonNode assertion :
                assertions.look("/api/v1/assertions?limit=500").path("items")) {
            if (assertion.path("name").asText().equals(name)) {
                assertions.discard(
                        "DELETE", "/api/v1/assertions/" + assertion.path("id").asLong(), "");
            }
        }
    }

    /** A text as a JSON string. */
    static String quoted(String text) {
        return Json.mapper().getNodeFactory().textNode(text).toString();
    }

    private static boolean holds(JsonNode history, String... kinds) {
        List<String> wanted = new ArrayList<>(List.of(kinds));
        for (JsonNode entry : history.path("items")) {
            if (!wanted.isEmpty() && entry.path("kind").asText().equals(wanted.get(0))) {
                wanted.remove(0);
            }
        }
        return wanted.isEmpty();
    }
}
