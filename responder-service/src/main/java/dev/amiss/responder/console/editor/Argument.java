package dev.amiss.responder.console.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.service.secret.SecretArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An argument as its function's schema describes it.
 *
 * @param schema references resolved
 */
record Argument(String name, ArgumentKind kind, JsonNode schema, boolean isRequired) {
    /** The arguments that a schema names, the required ones first. */
    static List<Argument> of(ObjectNode document) {
        List<String> required = new ArrayList<>();
        document.path("required").forEach(name -> required.add(name.asText()));
        List<Argument> arguments = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : document.path("properties").properties()) {
            JsonNode schema = resolved(property.getValue(), document);
            boolean isSecret = schema.path("writeOnly").asBoolean() || SecretArguments.isCredential(property.getKey());
            arguments.add(new Argument(
                    property.getKey(),
                    ArgumentKind.of(property.getKey(), schema, isSecret),
                    schema,
                    required.contains(property.getKey())));
        }
        arguments.sort((one, other) -> Boolean.compare(other.isRequired(), one.isRequired()));
        return arguments;
    }

    /** A schema in whose place a reference within the document stood; what stands beside the reference counts more. */
    private static JsonNode resolved(JsonNode schema, ObjectNode document) {
        String reference = schema.path("$ref").asText();
        if (!reference.startsWith("#/") || !(document.at(reference.substring(1)) instanceof ObjectNode target)) {
            return schema;
        }
        ObjectNode whole = target.deepCopy();
        schema.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
        return whole;
    }

    String description() {
        return schema.path("description").asText("");
    }

    /** What counts when nothing is given, as text; empty when the schema does not say. */
    String usual() {
        return schema.path("default").isMissingNode()
                ? ""
                : schema.path("default").asText();
    }

    /** The words to choose from. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        schema.path("enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    boolean takesOneText() {
        return ArgumentKind.typesOf(schema).contains("string");
    }
}
