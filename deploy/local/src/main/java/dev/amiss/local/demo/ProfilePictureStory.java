package dev.amiss.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** A user without a profile picture is an issue until the picture comes. */
final class ProfilePictureStory {
    private static final String NAME = "demo: every user has a profile picture within 5 days";

    private final Stage stage;
    private final DemoApplication application;

    ProfilePictureStory(Stage stage, DemoApplication application) {
        this.stage = stage;
        this.application = application;
    }

    void play() {
        Transcript transcript = stage.transcript();
        transcript.chapter("2. Every user must upload a profile picture within 5 days of joining");
        stage.forgetAssertion(NAME);
        application.createUsers();
        transcript.tell("The application's table app_user: alice joined 6 days ago and has no picture, bob has one,");
        transcript.tell("carol joined today.");
        JsonNode assertion =
                stage.assertions().send("POST", "/api/v1/assertions", """
                        {"name": %s, "every_sec": 3600, "check": {"type": "model", "datasource": "demo", \
                        "records": "SELECT id, name, joined_at, picture FROM app_user", "record_type": "user", \
                        "key": "id", "passes": "record.picture != null || now - record.joined_at < duration('120h')"}}""".formatted(Stage.quoted(NAME)), 201);
        String run = "/api/v1/assertions/" + assertion.path("id").asText() + "/run";
        stage.assertions().send("POST", run, "", 200);
        JsonNode issue = Wait.untilThere(
                "an issue for user alice", () -> stage.issue(NAME, found -> isOpenFor(found, application.alice())));
        transcript.seen("issue " + issue.path("id") + " opened for record " + issue.path("record") + ", details "
                + issue.path("details"));
        if (stage.issue(NAME, found -> isOpenFor(found, application.bob()) || isOpenFor(found, application.carol()))
                .isPresent()) {
            throw new NotSeenException("Only alice was to be an issue, bob or carol is one too");
        }
        transcript.seen("none for bob and carol");
        transcript.tell("Alice uploads her picture:");
        application.uploadPicture();
        stage.assertions().send("POST", run, "", 200);
        stage.awaitStatus(issue, "resolved");
        stage.awaitHistory(issue, "created", "resolved");
        stage.assertions()
                .discard("DELETE", "/api/v1/assertions/" + assertion.path("id").asText(), "");
    }

    private static boolean isOpenFor(JsonNode issue, String user) {
        return issue.path("status").asText().equals("open")
                && issue.path("record").path("id").asText().equals(user);
    }
}
