package dev.amiss.service.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import dev.amiss.model.Json;
import dev.amiss.service.problem.FieldError;
import dev.amiss.service.problem.JsonPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What keyword arguments a function takes: a JSON Schema (2020-12) of an object. Arguments that the schema does not name
 * are refused unless it says itself what becomes of them. Nothing is ever fetched for it. Safe for use by many threads.
 */
public final class KwargsSchema {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())));
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .build();
    private static final JsonSchema OF_SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of(SchemaId.V202012), CONFIG);
    private static final Set<String> COMPOSING = Set.of("$ref", "allOf", "anyOf", "oneOf", "if");

    private final ObjectNode document;
    private final JsonSchema schema;

    private KwargsSchema(ObjectNode document, JsonSchema schema) {
        this.document = document;
        this.schema = schema;
    }

    /**
     * Reads a schema.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static KwargsSchema of(String text) {
        ObjectNode document = read(text);
        List<String> wrong = OF_SCHEMAS.validate(document).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("The schema is no JSON Schema (2020-12): " + String.join("; ", wrong));
        }
        closeToUnknownArguments(document);
        try {
            JsonSchema schema = FACTORY.getSchema(document, CONFIG);
            schema.initializeValidators();
            return new KwargsSchema(document, schema);
        } catch (JsonSchemaException e) {
            throw new IllegalArgumentException("The schema cannot be used: " + e.getMessage(), e);
        }
    }

    /** The schema as a JSON document, to be shown to users; not to be changed. */
    public ObjectNode document() {
        return document;
    }

    /**
     * What is wrong with these arguments, in the order of their places.
     *
     * @param pointer where they stand in the user's document, such as {@code /actions/0/function_kwargs}
     */
    public List<FieldError> errors(JsonNode kwargs, String pointer) {
        return schema.validate(kwargs).stream()
                .map(message -> error(message, pointer))
                .distinct()
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
                .toList();
    }

    private FieldError error(ValidationMessage message, String pointer) {
        String place = pointer + message.getInstanceLocation();
        return switch (message.getType()) {
            case "required" -> new FieldError(place + JsonPlace.step(message.getProperty()), "is required");
            case "additionalProperties", "unevaluatedProperties" ->
                new FieldError(
                        message.getProperty() == null ? place : place + JsonPlace.step(message.getProperty()),
                        "is unknown; known are " + String.join(", ", names()));
            default -> new FieldError(place, message.getError());
        };
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        document.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static ObjectNode read(String text) {
        try {
            if (Json.mapper().readTree(text) instanceof ObjectNode object
                    && object.path("type").asText().equals("object")) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The schema is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException(
                "The schema must be an object of \"type\": \"object\", such as {\"type\": \"object\", \"properties\": {}}");
    }

    private static void closeToUnknownArguments(ObjectNode document) {
        if (document.has("additionalProperties") || document.has("unevaluatedProperties")) {
            return;
        }
        boolean composed = COMPOSING.stream().anyMatch(document::has);
        document.put(composed ? "unevaluatedProperties" : "additionalProperties", false);
    }
}
