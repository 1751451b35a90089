package dev.amiss.responder.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import java.util.List;

/** Says on everything that people read first that it is a test, and keeps it apart from what is real. */
final class TestMark {
    static final String MARK = "[test] ";

    /** Arguments that people read first, where a function has them. */
    private static final List<String> READ_FIRST =
            List.of("subject", "summary", "text", "message", "message_txt", "message_html");

    /** What makes messages one incident on the other side. */
    private static final String KEY = "dedup_key";

    private TestMark() {}

    static Issue on(Issue issue) {
        ObjectNode marked = Json.mapper().valueToTree(issue);
        marked.put("name", MARK + issue.name());
        try {
            return Json.mapper().treeToValue(marked, Issue.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an issue can always be read", e);
        }
    }

    /**
     * @param kwargs rendered
     * @param schema of the function
     * @param deliveryId of the test
     */
    static ObjectNode on(ObjectNode kwargs, JsonNode schema, String deliveryId) {
        ObjectNode marked = kwargs.deepCopy();
        for (String argument : READ_FIRST) {
            JsonNode text = marked.path(argument);
            if (text.isTextual() && !text.textValue().contains(MARK.strip())) {
                marked.put(argument, MARK + text.textValue());
            }
        }
        if (schema.path("properties").has(KEY)) {
            marked.put(KEY, deliveryId);
        }
        return marked;
    }
}
