package dev.amiss.embedded.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import java.util.Random;

/** Values that a schema describes, with a hostile one here and there. */
final class SchemaValues {
    private static final int DEEPEST = 6;

    private final JsonNode document;
    private final Random random;
    private final HostileValues hostile;

    SchemaValues(JsonNode document, Random random, HostileValues hostile) {
        this.document = document;
        this.random = random;
        this.hostile = hostile;
    }

    JsonNode of(JsonNode schema) {
        return of(schema, 0);
    }

    private JsonNode of(JsonNode written, int depth) {
        JsonNode schema = resolved(written);
        if (depth > DEEPEST || random.nextInt(5) == 0) {
            return hostile.json(1);
        }
        for (String choice : new String[] {"oneOf", "anyOf", "allOf"}) {
            if (schema.path(choice).isArray() && !schema.path(choice).isEmpty()) {
                return of(
                        schema.path(choice)
                                .get(random.nextInt(schema.path(choice).size())),
                        depth + 1);
            }
        }
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        var nodes = Json.mapper().getNodeFactory();
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> {
                var array = nodes.arrayNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    array.add(of(schema.path("items"), depth + 1));
                }
                yield array;
            }
            case "integer" -> nodes.numberNode(random.nextInt(1_000) - 10);
            case "number" -> nodes.numberNode(random.nextDouble() * 100);
            case "boolean" -> nodes.booleanNode(random.nextBoolean());
            case "string" -> nodes.textNode(random.nextInt(3) == 0 ? hostile.text() : "fuzz-" + random.nextInt(1_000));
            default -> hostile.json(0);
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = Json.mapper().createObjectNode();
        schema.path("properties").properties().forEach(field -> {
            if (random.nextInt(4) > 0) {
                object.set(field.getKey(), of(field.getValue(), depth + 1));
            }
        });
        if (random.nextInt(6) == 0) {
            object.set("no_such_field", hostile.json(1));
        }
        return object;
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : schema;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray() && !type.isEmpty()) {
            return type.get(0).asText();
        }
        return type.isTextual() ? type.asText() : schema.has("properties") ? "object" : "";
    }
}
