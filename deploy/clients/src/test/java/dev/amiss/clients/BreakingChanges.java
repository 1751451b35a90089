package dev.amiss.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/**
 * What a client of one description meets that is served by another. OpenAPI-diff compares them; it knows types in the way
 * that OpenAPI 3.0 writes them, so they are written so for it. Fields are looked at here too, since it takes those for spare
 * that need not be there, while clients read them, and the services refuse a field that they no longer know.
 */
final class BreakingChanges {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NULL = "null";

    private BreakingChanges() {}

    /** In words; empty when a client of the former works with the latter. */
    static List<String> between(String before, String now) {
        try {
            ObjectNode then = (ObjectNode) MAPPER.readTree(before);
            ObjectNode today = (ObjectNode) MAPPER.readTree(now);
            List<String> found = new ArrayList<>(lostFields(then, today));
            ChangedOpenApi changed = OpenApiCompare.fromContents(inOldWriting(then), inOldWriting(today));
            if (changed.isIncompatible()) {
                found.add(told(changed));
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> lostFields(JsonNode then, JsonNode today) {
        List<String> lost = new ArrayList<>();
        then.at("/components/schemas").properties().forEach(schema -> {
            JsonNode now = today.at("/components/schemas").path(schema.getKey());
            schema.getValue().path("properties").fieldNames().forEachRemaining(field -> {
                if (!now.path("properties").has(field)) {
                    lost.add(schema.getKey() + "." + field + " is gone");
                }
            });
        });
        return lost;
    }

    private static String told(ChangedOpenApi changed) {
        var bytes = new ByteArrayOutputStream();
        new ConsoleRender().render(changed, new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String inOldWriting(ObjectNode document) throws JsonProcessingException {
        ObjectNode old = document.deepCopy();
        rewrite(old);
        return MAPPER.writeValueAsString(old.put("openapi", "3.0.3"));
    }

    private static void rewrite(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            if (schema.get("type") instanceof ArrayNode types) {
                types.forEach(type -> {
                    if (type.asText().equals(NULL)) {
                        schema.put("nullable", true);
                    } else {
                        schema.put("type", type.asText());
                    }
                });
            }
            if (schema.get("anyOf") instanceof ArrayNode choices
                    && choices.size() == 2
                    && choices.path(1).path("type").asText().equals(NULL)) {
                schema.remove("anyOf");
                schema.put("nullable", true).putArray("allOf").add(choices.get(0));
            }
            if (schema.get("examples") instanceof ArrayNode) {
                schema.remove("examples");
            }
        }
        node.forEach(BreakingChanges::rewrite);
    }
}
