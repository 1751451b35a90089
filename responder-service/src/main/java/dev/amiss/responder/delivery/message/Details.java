package dev.amiss.responder.delivery.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import java.util.ArrayList;
import java.util.List;

/** An issue's details as people read them. */
final class Details {
    private Details() {}

    /** A line for each field; what has fields or elements itself is indented JSON. */
    static List<Fact> facts(JsonNode details) {
        List<Fact> facts = new ArrayList<>();
        details.properties().forEach(field -> facts.add(new Fact(field.getKey(), text(field.getValue()))));
        return facts;
    }

    private static String text(JsonNode value) {
        if (!value.isContainerNode()) {
            return value.isNull() ? "-" : value.asText();
        }
        if (value.isArray() && value.size() <= 10 && !hasContainers(value)) {
            List<String> elements = new ArrayList<>();
            value.forEach(element -> elements.add(element.asText()));
            return String.join(", ", elements);
        }
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            return value.toString();
        }
    }

    private static boolean hasContainers(JsonNode list) {
        for (JsonNode element : list) {
            if (element.isContainerNode()) {
                return true;
            }
        }
        return false;
    }
}
