package dev.amiss.service.secret;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amiss.service.problem.JsonPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Takes secrets out of keyword arguments and puts them back. A secret is an argument that the schema calls
 * {@code writeOnly}, and any text whose name speaks of a credential, such as a header {@code Authorization}. What is
 * shown and kept has {@code {"$secret": "kept"}} in its place, and whoever sends that back keeps the secret. Any other
 * {@code {"$secret": "name"}} refers to a file of the operator's, see {@link SecretFiles}; it is shown as it is.
 */
public final class SecretArguments {
    /** What stands for a secret. */
    public static final JsonNode KEPT = JsonNodeFactory.instance.objectNode().put("$secret", "kept");

    static final String MARK = "$secret";

    private static final Pattern CREDENTIAL = Pattern.compile(
            "authorization|cookie|token|secret|passw(or)?d|credential|(api|access|routing|private|auth)[-_]?key|x-auth",
            Pattern.CASE_INSENSITIVE);

    /**
     * Arguments and the secrets taken out of them.
     *
     * @param secrets by JSON pointer within the arguments
     */
    public record Split(ObjectNode kwargs, Map<String, String> secrets) {}

    private final JsonNode schema;
    private final Map<String, String> secrets = new LinkedHashMap<>();

    private SecretArguments(JsonNode schema) {
        this.schema = schema;
    }

    /** @param schema of the arguments; it says which are {@code writeOnly} */
    public static Split split(ObjectNode kwargs, JsonNode schema) {
        var splitting = new SecretArguments(schema);
        ObjectNode open = kwargs.deepCopy();
        splitting.takeOut(open, "");
        return new Split(open, splitting.secrets);
    }

    private void takeOut(JsonNode node, String pointer) {
        if (node instanceof ObjectNode object && !standsForSecret(object)) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String place = pointer + JsonPlace.step(field.getKey());
                if (field.getValue().isTextual() && isSecret(field.getKey(), pointer)) {
                    secrets.put(place, field.getValue().textValue());
                    field.setValue(KEPT.deepCopy());
                } else {
                    takeOut(field.getValue(), place);
                }
            }
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                takeOut(node.get(index), pointer + "/" + index);
            }
        }
    }

    private boolean isSecret(String name, String parent) {
        boolean isWriteOnly = parent.isEmpty()
                && schema.path("properties").path(name).path("writeOnly").asBoolean();
        return isWriteOnly || isCredential(name);
    }

    /** Whether an argument of that name is a secret whatever its schema says. */
    public static boolean isCredential(String name) {
        return CREDENTIAL.matcher(name).find();
    }

    /** The arguments with these secrets in their places; places that have no such field any more are left out. */
    public static ObjectNode merge(ObjectNode kwargs, Map<String, String> secrets) {
        ObjectNode whole = kwargs.deepCopy();
        secrets.forEach((place, secret) -> {
            JsonPointer pointer = JsonPointer.compile(place);
            if (isKept(whole.at(pointer))) {
                put(whole, pointer, secret);
            }
        });
        return whole;
    }

    static void put(ObjectNode tree, JsonPointer pointer, String text) {
        JsonNode parent = tree.at(pointer.head());
        if (parent instanceof ObjectNode object) {
            object.set(pointer.last().getMatchingProperty(), TextNode.valueOf(text));
        } else if (parent instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), TextNode.valueOf(text));
        }
    }

    /** The arguments with some text wherever a secret is still missing, for judging all the rest. */
    public static ObjectNode withoutGaps(ObjectNode kwargs) {
        Map<String, String> gaps = new LinkedHashMap<>();
        visit(kwargs, "", (pointer, found) -> gaps.put(pointer, "missing"));
        ObjectNode whole = kwargs.deepCopy();
        gaps.forEach((place, text) -> put(whole, JsonPointer.compile(place), text));
        return whole;
    }

    /** Where the kept secrets belong, as JSON pointers. */
    public static List<String> keptPlaces(JsonNode node) {
        List<String> places = new ArrayList<>();
        visit(node, "", (pointer, found) -> {
            if (isKept(found)) {
                places.add(pointer);
            }
        });
        return places;
    }

    /** Visits whatever stands for a secret. */
    static void visit(JsonNode node, String pointer, BiConsumer<String, JsonNode> visitor) {
        if (standsForSecret(node)) {
            visitor.accept(pointer, node);
            return;
        }
        node.properties().forEach(field -> visit(field.getValue(), pointer + JsonPlace.step(field.getKey()), visitor));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            visit(node.get(index), pointer + "/" + index, visitor);
        }
    }

    public static boolean isKept(JsonNode node) {
        return node.isObject() && node.size() == 1 && node.path(MARK).asText().equals("kept");
    }

    /** Whether it stands for a secret, kept or referred to. */
    public static boolean standsForSecret(JsonNode node) {
        return node.isObject() && node.has(MARK);
    }
}
