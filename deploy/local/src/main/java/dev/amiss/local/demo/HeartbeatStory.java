package dev.amiss.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** A data provider's heartbeat is lost and comes back. */
final class HeartbeatStory {
    private static final String NAME = "demo: the data provider sends its heartbeat";

    private final Stage stage;

    HeartbeatStory(Stage stage) {
        this.stage = stage;
    }

    void play() {
        Transcript transcript = stage.transcript();
        transcript.chapter("1. A data provider must send a heartbeat (every 30 minutes; here: every 2 seconds)");
        stage.forgetAssertion(NAME);
        JsonNode assertion = stage.assertions()
                .send(
                        "POST",
                        "/api/v1/assertions",
                        "{\"name\": %s, \"check\": {\"type\": \"heartbeat\", \"grace_sec\": 1}, \"every_sec\": 2}"
                                .formatted(Stage.quoted(NAME)),
                        201);
        String ping = assertion.path("ping_url").asText();
        String id = assertion.path("id").asText();
        stage.assertions().send("GET", ping, "", 200);
        transcript.seen("the heartbeat was taken; assertion " + id + " is "
                + awaitState(id, "passing").path("state").asText());
        transcript.tell("Now the provider falls silent ...");
        JsonNode issue = Wait.untilThere(
                "an open issue named " + NAME,
                () -> stage.issue(NAME, found -> found.path("status").asText().equals("open")));
        transcript.seen(
                "issue " + issue.path("id") + " opened: " + issue.path("name") + ", details " + issue.path("details"));
        transcript.tell("... and comes back.");
        stage.assertions().send("GET", ping, "", 200);
        stage.awaitStatus(issue, "resolved");
        stage.awaitHistory(issue, "created", "resolved");
        stage.assertions().discard("DELETE", "/api/v1/assertions/" + id, "");
    }

    private JsonNode awaitState(String id, String state) {
        return Wait.until(
                "assertion " + id + " is " + state,
                () -> stage.assertions().look("/api/v1/assertions/" + id),
                now -> now.path("state").asText().equals(state));
    }
}
