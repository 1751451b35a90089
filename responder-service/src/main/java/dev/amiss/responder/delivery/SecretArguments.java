package dev.amiss.responder.delivery;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes secrets out of keyword arguments and puts them back. A secret is an argument that the schema calls
 * {@code writeOnly}, and any text whose name speaks of a credential, such as a header {@code Authorization}. What is
 * shown and kept has {@code {"$secret": "kept"}} in its place, and whoever sends that back keeps the secret.
 */
public final class SecretArguments {
    /** What stands for a secret. */
    public static final JsonNode KEPT = JsonNodeFactory.instance.objectNode().put("$secret", "kept");

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
        if (node instanceof ObjectNode object && !isKept(object)) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String place = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
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
        return isWriteOnly || CREDENTIAL.matcher(name).find();
    }

    /** The arguments with these secrets in their places; places that have no such field any more are left out. */
    public static ObjectNode merge(ObjectNode kwargs, Map<String, String> secrets) {
        ObjectNode whole = kwargs.deepCopy();
        secrets.forEach((place, secret) -> {
            JsonPointer pointer = JsonPointer.compile(place);
            JsonNode parent = whole.at(pointer.head());
            if (isKept(whole.at(pointer)) && parent instanceof ObjectNode object) {
                object.set(pointer.last().getMatchingProperty(), TextNode.valueOf(secret));
            } else if (isKept(whole.at(pointer)) && parent instanceof ArrayNode array) {
                array.set(pointer.last().getMatchingIndex(), TextNode.valueOf(secret));
            }
        });
        return whole;
    }

    public static boolean isKept(JsonNode node) {
        return node.isObject()
                && node.size() == 1
                && node.path("$secret").asText().equals("kept");
    }
}
