package dev.amiss.issue.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.RecordRef;
import dev.amiss.service.database.StorableText;
import dev.amiss.service.problem.JsonPlace;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a report one by one. A field that is absent, null or wrong reads as null; what was wrong or too long
 * is noted by JSON pointer, and wrong values are kept under {@code details._other} together with unknown fields. Not
 * thread-safe; one for each report.
 */
final class LenientFields {
    private static final String OTHER = "_other";
    private static final int MOST_LABELS = 64;
    private static final int LONGEST_LABEL_NAME = 128;
    private static final int LONGEST_LABEL = 1024;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final ObjectNode report;
    private final Set<String> read = new LinkedHashSet<>();
    private final ObjectNode other = JsonNodeFactory.instance.objectNode();
    private final NotedPlaces truncated = new NotedPlaces();
    private final NotedPlaces adjusted = new NotedPlaces();

    LenientFields(ObjectNode report) {
        this.report = report;
    }

    List<String> truncated() {
        return truncated.pointers();
    }

    List<String> adjusted() {
        return adjusted.pointers();
    }

    /** A text; anything else is wrong. */
    @Nullable
    String text(String field, int most) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        return value.isTextual() && !value.textValue().isEmpty()
                ? storable(placeOf(field), value.textValue(), most)
                : wrong(field, value);
    }

    /** A text, or a number or truth value put as one. */
    @Nullable
    String scalarText(String field, int most) {
        JsonNode value = value(field);
        if (value == null || value.isTextual() || !value.isValueNode()) {
            return text(field, most);
        }
        adjusted.note(placeOf(field));
        return storable(placeOf(field), value.asText(), most);
    }

    <E> @Nullable E word(String field, Function<String, Optional<E>> parse) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        Optional<E> parsed = value.isTextual() ? parse.apply(value.textValue()) : Optional.empty();
        return parsed.isPresent() ? parsed.get() : wrong(field, value);
    }

    @Nullable
    Instant time(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(value.asText()).toInstant();
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? wrong(field, value) : time;
        } catch (DateTimeException e) {
            return wrong(field, value);
        }
    }

    @Nullable
    Long positive(String field, long most) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        boolean fits = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() > 0
                && value.longValue() <= most;
        return fits ? Long.valueOf(value.longValue()) : wrong(field, value);
    }

    @Nullable
    RecordRef record(String field, int most) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        JsonNode id = value.path("id");
        JsonNode type = value.path("type");
        if (!value.isObject() || !id.isValueNode() || id.isNull() || id.asText().isEmpty() || type.isContainerNode()) {
            return wrong(field, value);
        }
        String typeText = type.isMissingNode() || type.isNull()
                ? null
                : storable(placeOf(field).below("type"), type.asText(), most);
        return new RecordRef(typeText, storable(placeOf(field).below("id"), id.asText(), most));
    }

    @Nullable
    Map<String, String> labels(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isObject()) {
            return wrong(field, value);
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> label : value.properties()) {
            JsonPlace place = placeOf(field).below(label.getKey());
            if (labels.size() == MOST_LABELS) {
                truncated.note(placeOf(field));
                break;
            }
            if (!label.getValue().isValueNode() || label.getValue().isNull()) {
                adjusted.note(place);
                continue;
            }
            if (!label.getValue().isTextual()) {
                adjusted.note(place);
            }
            labels.put(
                    storable(place, label.getKey(), LONGEST_LABEL_NAME),
                    storable(place, label.getValue().asText(), LONGEST_LABEL));
        }
        return labels;
    }

    /** The details with all that has no place elsewhere; to be read last. */
    ObjectNode details(String field) {
        JsonNode value = value(field);
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        if (value instanceof ObjectNode object) {
            details.setAll(object);
        } else if (value != null) {
            wrong(field, value);
        }
        for (Map.Entry<String, JsonNode> entry : report.properties()) {
            if (!read.contains(entry.getKey())) {
                other.set(entry.getKey(), entry.getValue());
                adjusted.note(placeOf(entry.getKey()));
            }
        }
        if (!other.isEmpty()) {
            details.withObjectProperty(OTHER).setAll(other);
        }
        return new StorableDetails(truncated, adjusted).of(details);
    }

    private @Nullable JsonNode value(String field) {
        read.add(field);
        JsonNode value = report.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private static JsonPlace placeOf(String field) {
        return JsonPlace.ROOT.below(field);
    }

    private <T> @Nullable T wrong(String field, JsonNode value) {
        adjusted.note(placeOf(field));
        other.set(field, value);
        return null;
    }

    private String storable(JsonPlace place, String text, int most) {
        String clean = StorableText.clean(text);
        if (!clean.equals(text)) {
            adjusted.note(place);
        }
        String cut = StorableText.cut(clean, most);
        if (cut.length() < clean.length()) {
            truncated.note(place);
        }
        return cut;
    }
}
