package dev.amiss.embedded.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a description must have so that people can read it and clients can be generated from it: everything described, every
 * operation named and typed, examples that fit.
 */
final class DocumentLint {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");
    private static final Set<String> UNTYPED = Set.of("AnyJson", "JsonObject");

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    private DocumentLint(JsonNode document) {
        this.document = document;
    }

    /** What is wrong with it, each with what to do; empty when nothing is. */
    static List<String> faults(JsonNode document) {
        var lint = new DocumentLint(document);
        document.path("components").path("schemas").properties().forEach(lint::schema);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        lint.operation(method.getKey() + " " + path.getKey(), method.getValue());
                    }
                }));
        return lint.faults;
    }

    private void schema(Map.Entry<String, JsonNode> schema) {
        if (schema.getKey().matches(".*\\d")) {
            faults.add("schema " + schema.getKey()
                    + " has its number since two are named alike: name them apart by @Schema(name = …)");
        }
        schema.getValue()
                .path("properties")
                .properties()
                .forEach(field -> described(field.getValue(), schema.getKey() + "." + field.getKey()));
    }

    private void operation(String place, JsonNode operation) {
        String id = operation.path("operationId").asText();
        require(
                !id.isEmpty() && !id.contains("_"),
                place,
                "has no name for generated clients: add a line for " + id
                        + " to common-service's openapi/operations.properties");
        require(operation.hasNonNull("summary"), place, "has no summary: add an @Operation");
        require(!operation.path("tags").isEmpty(), place, "has no tag: add a @Tag");
        operation.path("parameters").forEach(parameter -> {
            String name = "parameter " + parameter.path("name").asText() + " of " + place;
            described(parameter, name);
            require(parameter.has("schema"), name, "has no type: add a schema to its @Parameter");
        });
        body(place, operation.path("requestBody").path("content"));
        boolean isOpen = operation.path("security").isEmpty()
                && operation.path("parameters").isEmpty()
                && !operation.has("requestBody");
        boolean hasError = false;
        boolean hasSuccess = false;
        for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
            hasError |= answer.getKey().startsWith("4");
            if (answer.getKey().startsWith("2")) {
                hasSuccess = true;
                json(answer.getValue().path("content"))
                        .forEach(type -> require(
                                isTyped(type.path("schema")),
                                place,
                                "answers " + answer.getKey()
                                        + " with JSON of no known form: add an @APIResponse with the record"));
            }
        }
        require(hasSuccess, place, "tells of no success: add an @APIResponse of a 2xx");
        require(hasError || isOpen, place, "tells of no error: add an @APIResponse of a 4xx");
    }

    private void body(String place, JsonNode content) {
        for (JsonNode type : json(content)) {
            require(
                    isTyped(type.path("schema")),
                    place,
                    "takes JSON of no known form: add a @RequestBody with a record that describes it");
            String misfit = misfit(type.path("example"), type.path("schema"));
            require(misfit == null, place, "has an example that does not fit: " + misfit);
        }
    }

    /** How an example differs from the schema's names; null when it does not. */
    private @Nullable String misfit(JsonNode example, JsonNode reference) {
        JsonNode schema = resolved(reference);
        if (example.isArray()) {
            return StreamSupport.stream(example.spliterator(), false)
                    .map(each -> misfit(each, schema.path("items")))
                    .filter(each -> each != null)
                    .findFirst()
                    .orElse(null);
        }
        if (!example.isObject() || !schema.has("properties")) {
            return null;
        }
        for (JsonNode required : schema.path("required")) {
            if (!example.has(required.asText())) {
                return required.asText() + " is missing";
            }
        }
        for (Map.Entry<String, JsonNode> field : example.properties()) {
            JsonNode property = schema.path("properties").path(field.getKey());
            String misfit =
                    property.isMissingNode() ? field.getKey() + " is not known" : misfit(field.getValue(), property);
            if (misfit != null) {
                return misfit;
            }
        }
        return null;
    }

    private boolean isTyped(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = nameOf(schema);
            return !UNTYPED.contains(name) && isTyped(resolved(schema));
        }
        for (String several : new String[] {"oneOf", "anyOf", "allOf"}) {
            if (!schema.path(several).isEmpty()) {
                return true;
            }
        }
        String type = typeOf(schema.path("type"));
        return SCALARS.contains(type)
                || type.equals("array") && isTyped(schema.path("items"))
                || type.equals("object") && (schema.has("properties") || schema.has("additionalProperties"));
    }

    private static String typeOf(JsonNode type) {
        if (type.isTextual()) {
            return type.asText();
        }
        for (JsonNode each : type) {
            if (!each.asText().equals("null")) {
                return each.asText();
            }
        }
        return "";
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.path("components").path("schemas").path(nameOf(schema)) : schema;
    }

    private static String nameOf(JsonNode reference) {
        String ref = reference.path("$ref").asText();
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    private static List<JsonNode> json(JsonNode content) {
        return content.properties().stream()
                .filter(type -> type.getKey().matches("application/([\\w.-]+\\+)?json"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void described(JsonNode described, String name) {
        require(
                described.has("description") || described.has("$ref"),
                name,
                "is not described: say what it means in the code, or in common-service's openapi/glossary.properties");
    }

    private void require(boolean isSo, String place, String fault) {
        if (!isSo) {
            faults.add(place + " " + fault);
        }
    }
}
