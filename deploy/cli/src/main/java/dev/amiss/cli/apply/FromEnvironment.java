package dev.amiss.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;

/** Puts values of the environment where a file says {@code {"$env": "NAME"}}, so that secrets need not stand in files. */
final class FromEnvironment {
    private static final String FIELD = "$env";

    private final Map<String, String> environment;

    FromEnvironment(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Fills the places in and returns the object.
     *
     * @param mistakes takes the variables that are not set
     */
    ObjectNode fill(ObjectNode object, String file, List<String> mistakes) {
        object.properties().forEach(field -> field.setValue(filled(field.getValue(), file, mistakes)));
        return object;
    }

    private JsonNode filled(JsonNode node, String file, List<String> mistakes) {
        if (node instanceof ObjectNode object) {
            if (object.size() == 1 && object.path(FIELD).isTextual()) {
                return value(object.path(FIELD).textValue(), file, mistakes);
            }
            return fill(object, file, mistakes);
        }
        if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, filled(array.get(index), file, mistakes));
            }
        }
        return node;
    }

    private JsonNode value(String variable, String file, List<String> mistakes) {
        String value = environment.get(variable);
        if (value == null) {
            mistakes.add(file + ": the variable " + variable + " is not set");
            return TextNode.valueOf("");
        }
        return TextNode.valueOf(value);
    }
}
