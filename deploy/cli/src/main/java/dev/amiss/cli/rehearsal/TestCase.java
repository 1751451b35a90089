package dev.amiss.cli.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One test of a file.
 *
 * @param question what is asked of responder-service, but for the responders
 * @param isFull whether what is not expected must not happen
 */
record TestCase(String name, ObjectNode question, List<Expected> expected, boolean isFull) {
    /** What may be done with an issue, and the status that it gets by that. */
    private static final Map<String, String> VERBS = new LinkedHashMap<>();

    static {
        VERBS.put("acknowledge", "acknowledged");
        VERBS.put("resolve", "resolved");
        VERBS.put("reopen", "open");
        VERBS.put("wont_fix", "wont_fix");
    }

    static TestCase read(Fields fields) {
        String name = fields.requiredText("name");
        ObjectNode question = Json.object();
        fields.text("starts_at").ifPresent(time -> question.put("starts_at", time));
        question.put("until_sec", fields.requiredMoment("until").seconds());
        ArrayNode events = question.putArray("events");
        if (!fields.has("events")) {
            fields.mistake("events", "is required: a list, such as [{at: 0s, issue: {name: disk full}}]");
        }
        fields.objects("events").forEach(event -> events.add(event(event)));
        if (!fields.has("expect")) {
            fields.mistake("expect", "is required: a list; an empty one says that nothing happens");
        }
        List<Expected> expected =
                fields.objects("expect").stream().map(Expected::read).toList();
        boolean isFull = fields.flag("expect_only", true);
        fields.finish();
        return new TestCase(name, question, expected, isFull);
    }

    private static ObjectNode event(Fields fields) {
        ObjectNode event = Json.object();
        event.put("at_sec", fields.requiredMoment("at").seconds());
        fields.object("issue").ifPresent(issue -> event.set("issue", issue));
        int parts = fields.has("issue") ? 1 : 0;
        for (Map.Entry<String, String> verb : VERBS.entrySet()) {
            parts += fields.has(verb.getKey()) ? 1 : 0;
            fields.text(verb.getKey()).ifPresent(name -> event.put("name", name).put("status", verb.getValue()));
        }
        if (parts != 1) {
            fields.mistake(
                    "issue",
                    "an event reports an issue, such as {name: disk full}, or has one of "
                            + String.join(", ", VERBS.keySet()) + " with an issue's name");
        }
        fields.finish();
        return event;
    }
}
