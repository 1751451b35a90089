package dev.amiss.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** A user's existing configuration file is taken as it stands, and its mail arrives. */
final class ResponderStory {
    /** Word for word the file that users of the original have, but for the delay of 30 seconds. */
    private static final String RESPONDER = """
            {"watch_pattern": "user-.*", "actions": [{"target_function": "issue.actions.email", \
            "function_kwargs": {"subject": "Doh!", "recipients": "john.smith@example.com"}, "delay_sec": 3}]}""";

    private final Stage stage;
    private final MailFolderWatch mail;

    ResponderStory(Stage stage, MailFolderWatch mail) {
        this.stage = stage;
        this.mail = mail;
    }

    void play() {
        Transcript transcript = stage.transcript();
        transcript.chapter("3. A responder mails John 30 seconds after a user's issue opened (here: 3 seconds)");
        JsonNode responder = stage.responders().send("POST", "/api/v1/responders", RESPONDER, 201);
        String id = responder.path("id").asText();
        try {
            JsonNode issue = report("user-42 lost her mailbox");
            JsonNode other = report("a user-43");
            transcript.tell("The first name matches user-.* from its start, the second does not. 3 seconds later:");
            Path file = mail.awaitMail("Doh!", "john.smith@example.com", "Issue: " + issue.path("id") + ", open");
            transcript.seen("the mail arrived: " + file);
            mail.lines(file).forEach(line -> transcript.tell("    | " + line));
            stage.awaitHistory(issue, "created", "action_scheduled", "action_succeeded");
            expectNoAction(other, id);
            stage.resolve(issue);
            stage.resolve(other);
        } finally {
            stage.responders().discard("DELETE", "/api/v1/responders/" + id, "");
        }
    }

    private JsonNode report(String name) {
        JsonNode issue = stage.issues()
                .send(
                        "POST",
                        "/api/v1/issues",
                        "{\"name\": %s, \"dedup_key\": %s}"
                                .formatted(Stage.quoted(name), Stage.quoted("demo " + stage.run() + " " + name)),
                        201);
        stage.transcript().seen("issue " + issue.path("id") + " opened: " + name);
        return issue;
    }

    private void expectNoAction(JsonNode issue, String responder) {
        JsonNode actions = stage.responders()
                .look("/api/v1/actions?issue_id=" + issue.path("id").asLong() + "&responder_id=" + responder);
        if (!actions.path("items").isArray() || !actions.path("items").isEmpty()) {
            throw new NotSeenException("Issue " + issue.path("id") + " was to have no action: " + actions);
        }
        stage.transcript()
                .seen("no action for issue " + issue.path("id") + ", "
                        + issue.path("name").asText());
    }
}
