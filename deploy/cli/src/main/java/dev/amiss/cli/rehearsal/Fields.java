package dev.amiss.cli.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An object within a file, read field by field; all that is wrong is noted with its place. */
final class Fields {
    private final ObjectNode node;
    private final String place;
    private final List<String> mistakes;
    private final Set<String> known = new LinkedHashSet<>();

    /** @param place such as {@code test.yaml: tests[0].} */
    Fields(ObjectNode node, String place, List<String> mistakes) {
        this.node = node;
        this.place = place;
        this.mistakes = mistakes;
    }

    ObjectNode node() {
        return node;
    }

    /** Where that field stands. */
    String placeOf(String field) {
        return place + field;
    }

    void mistake(String field, String rule) {
        mistakes.add(place + field + ": " + rule);
    }

    boolean has(String field) {
        return !Json.isNothing(value(field));
    }

    Optional<String> text(String field) {
        JsonNode value = value(field);
        if (Json.isNothing(value)) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            mistake(field, "must be a text");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    String requiredText(String field) {
        if (!has(field)) {
            mistake(field, "is required");
        }
        return text(field).orElse("");
    }

    Moment requiredMoment(String field) {
        Optional<Moment> moment = Moment.read(value(field));
        if (moment.isEmpty()) {
            mistake(field, has(field) ? Moment.RULE : "is required: a time since the start, such as 90s");
        }
        return moment.orElse(new Moment(BigDecimal.ZERO));
    }

    boolean flag(String field, boolean usual) {
        JsonNode value = value(field);
        if (has(field) && !value.isBoolean()) {
            mistake(field, "must be true or false");
        }
        return value.asBoolean(usual);
    }

    void wholeNumber(String field) {
        if (has(field) && (!value(field).isIntegralNumber() || value(field).asLong() < 1)) {
            mistake(field, "must be a whole number from 1");
        }
    }

    Optional<ObjectNode> object(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        if (value(field) instanceof ObjectNode object) {
            return Optional.of(object);
        }
        mistake(field, "must be an object");
        return Optional.empty();
    }

    /** The objects of a list, empty when there is none. */
    List<Fields> objects(String field) {
        List<Fields> objects = new ArrayList<>();
        int index = 0;
        for (JsonNode each : list(field)) {
            String item = field + "[" + index++ + "]";
            if (each instanceof ObjectNode object) {
                objects.add(new Fields(object, place + item + ".", mistakes));
            } else {
                mistake(item, "must be an object");
            }
        }
        return objects;
    }

    /** The texts of a list, empty when there is none. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list(field)) {
            if (each.isTextual()) {
                texts.add(each.textValue());
            } else {
                mistake(field, "must be a list of texts");
            }
        }
        return texts;
    }

    private JsonNode list(String field) {
        if (has(field) && !value(field).isArray()) {
            mistake(field, "must be a list");
            return MissingNode.getInstance();
        }
        return value(field);
    }

    /** Notes the fields that nobody asked for. */
    void finish() {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                mistake(field, "is not a field here; the fields are " + String.join(", ", known));
            }
        });
    }

    private JsonNode value(String field) {
        known.add(field);
        return node.path(field);
    }
}
