package dev.amiss.service.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.service.database.StorableText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object of configuration field by field and gathers whatever is wrong with it, fields that nobody asked for
 * included. A field that is absent or null reads as empty; a wrong one is noted, and reads as empty too. {@link #finish()}
 * throws one problem with all that was noted. Not safe for use by several threads.
 */
public final class StrictFields {
    private static final int LAST_YEAR = 9999;

    private final String pointer;
    private final JsonNode node;
    private final List<FieldError> errors;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<StrictFields> parts = new ArrayList<>();

    private StrictFields(String pointer, JsonNode node, List<FieldError> errors) {
        this.pointer = pointer;
        this.node = node;
        this.errors = errors;
    }

    /**
     * Starts reading a body.
     *
     * @param body null when the request had none
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 at once when it is not an object
     */
    public static StrictFields of(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw Problems.invalid("", "The body must be a JSON object, such as {\"name\": \"…\"}.");
        }
        StrictFields fields = new StrictFields("", body, new ArrayList<>());
        StorableValues.problems(body).forEach(fields::note);
        return fields;
    }

    /** Text that is not blank, at most {@code most} characters. */
    public Optional<String> text(String field, int most) {
        return read(field, value -> {
            if (!value.isTextual()) {
                return wrong(field, "must be a text");
            }
            if (value.textValue().isBlank()) {
                return wrong(field, "must not be blank");
            }
            if (value.textValue().length() > most) {
                return wrong(field, "may have at most " + most + " characters");
            }
            if (!isStorable(value.textValue())) {
                return wrong(field, "must be valid Unicode without the character U+0000");
            }
            return Optional.of(value.textValue());
        });
    }

    /** As {@link #text} but required. Reads as the empty text when it is missing or wrong, which {@link #finish} tells. */
    public String requiredText(String field, int most) {
        Optional<String> value = text(field, most);
        return value.orElseGet(() -> missing(field, ""));
    }

    /** A whole number within these bounds, both included. */
    public Optional<Long> integer(String field, long least, long most) {
        return read(field, value -> {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                return wrong(field, "must be a whole number from " + least + " to " + most);
            }
            long number = value.longValue();
            return number < least || number > most
                    ? wrong(field, "must be a whole number from " + least + " to " + most)
                    : Optional.of(number);
        });
    }

    /** A number within these bounds, both included. */
    public Optional<Double> number(String field, double least, double most) {
        return read(field, value -> {
            double number = value.isNumber() ? value.doubleValue() : Double.NaN;
            return number >= least && number <= most
                    ? Optional.of(number)
                    : wrong(field, "must be a number from " + least + " to " + most);
        });
    }

    public Optional<Boolean> bool(String field) {
        return read(
                field,
                value -> value.isBoolean() ? Optional.of(value.booleanValue()) : wrong(field, "must be true or false"));
    }

    /** One of these words; {@code parse} answers empty for any other. */
    public <E> Optional<E> oneOf(String field, List<String> words, Function<String, Optional<E>> parse) {
        return read(field, value -> {
            Optional<E> parsed = value.isTextual() ? parse.apply(value.textValue()) : Optional.empty();
            return parsed.isPresent() ? parsed : wrong(field, "must be one of " + String.join(", ", words));
        });
    }

    /** An RFC 3339 time. */
    public Optional<Instant> time(String field) {
        return read(field, value -> {
            try {
                OffsetDateTime time = OffsetDateTime.parse(value.asText());
                return time.getYear() < 0 || time.getYear() > LAST_YEAR
                        ? wrong(field, "must be a time of the years 0 to " + LAST_YEAR)
                        : Optional.of(time.toInstant());
            } catch (DateTimeParseException e) {
                return wrong(field, "must be an RFC 3339 time, such as 2026-11-23T20:00:00Z");
            }
        });
    }

    /** An object of texts, such as labels. */
    public Optional<Map<String, String>> texts(String field, int most) {
        return read(field, value -> {
            if (!value.isObject() || value.size() > most) {
                return wrong(
                        field, "must be an object of at most " + most + " texts, such as {\"team\": \"payments\"}");
            }
            Map<String, String> texts = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                String place = pointerOf(field) + JsonPlace.step(entry.getKey());
                if (!entry.getValue().isTextual()) {
                    note(place, "must be a text");
                } else if (!isStorable(entry.getKey() + entry.getValue().textValue())) {
                    note(place, "must be valid Unicode without the character U+0000");
                }
                texts.put(entry.getKey(), entry.getValue().asText());
            }
            return Optional.of(texts);
        });
    }

    /** Any object, as it came. */
    public Optional<ObjectNode> object(String field) {
        return read(
                field,
                value -> value instanceof ObjectNode object ? Optional.of(object) : wrong(field, "must be an object"));
    }

    /** Any value, as it came. */
    public Optional<JsonNode> any(String field) {
        return read(field, Optional::of);
    }

    /** A nested object, read with the same strictness. */
    public Optional<StrictFields> fields(String field) {
        return read(
                field,
                value -> value.isObject()
                        ? Optional.of(part(pointerOf(field), value))
                        : wrong(field, "must be an object"));
    }

    /** A list of nested objects, read with the same strictness. */
    public Optional<List<StrictFields>> list(String field, int most) {
        return read(field, value -> {
            if (!isListUpTo(value, most)) {
                return wrong(field, "must be a list of at most " + most + " objects");
            }
            List<StrictFields> elements = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                String place = pointerOf(field) + "/" + i;
                if (value.get(i).isObject()) {
                    elements.add(part(place, value.get(i)));
                } else {
                    note(place, "must be an object");
                }
            }
            return Optional.of(elements);
        });
    }

    /** A list of words, each understood by {@code parse}; it answers empty for any that it does not know. */
    public <E> Optional<List<E>> listOf(
            String field, int most, List<String> words, Function<String, Optional<E>> parse) {
        return read(field, value -> {
            if (!isListUpTo(value, most)) {
                return wrong(field, "must be a list of at most " + most + " of " + String.join(", ", words));
            }
            List<E> elements = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                JsonNode element = value.get(i);
                Optional<E> parsed = element.isTextual() ? parse.apply(element.textValue()) : Optional.empty();
                if (parsed.isPresent()) {
                    elements.add(parsed.get());
                } else {
                    note(pointerOf(field) + "/" + i, "must be one of " + String.join(", ", words));
                }
            }
            return Optional.of(elements);
        });
    }

    /** Whether the field was sent, be it null or wrong. */
    public boolean has(String field) {
        known.add(field);
        return node.has(field);
    }

    /** Whether the field was sent with a value, be it wrong. */
    public boolean isGiven(String field) {
        known.add(field);
        return node.hasNonNull(field);
    }

    /** Notes that a field breaks a rule. */
    public void reject(String field, String rule) {
        known.add(field);
        note(pointerOf(field), rule);
    }

    /** Notes that something inside a field breaks a rule; the pointer is relative to this object. */
    public void rejectAt(String relativePointer, String rule) {
        note(pointer + relativePointer, rule);
    }

    /** JSON pointer of this object within the body. */
    public String pointer() {
        return pointer;
    }

    /** Whether anything was noted so far, here or anywhere else in the same body. */
    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /**
     * Ends the reading.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors, if there is any
     */
    public void finish() {
        finish(detail -> detail);
    }

    /**
     * As {@link #finish()}.
     *
     * @param wording what the details of the errors are told as; takes secrets out, for example
     */
    public void finish(UnaryOperator<String> wording) {
        noteUnknown();
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors.stream()
                    .map(error -> new FieldError(error.pointer(), wording.apply(error.detail())))
                    .toList());
        }
    }

    private void noteUnknown() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                note(pointerOf(name), "is not a field here; the fields are " + String.join(", ", known));
            }
        });
        parts.forEach(StrictFields::noteUnknown);
    }

    private <T> Optional<T> read(String field, Function<JsonNode, Optional<T>> reader) {
        known.add(field);
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? Optional.empty() : reader.apply(value);
    }

    private StrictFields part(String place, JsonNode value) {
        StrictFields part = new StrictFields(place, value, errors);
        parts.add(part);
        return part;
    }

    private <T> Optional<T> wrong(String field, String rule) {
        note(pointerOf(field), rule);
        return Optional.empty();
    }

    private String missing(String field, String instead) {
        String place = pointerOf(field);
        if (errors.stream().noneMatch(error -> Objects.equals(error.pointer(), place))) {
            note(place, "is required");
        }
        return instead;
    }

    private void note(String place, String rule) {
        errors.add(new FieldError(place, rule));
    }

    private String pointerOf(String field) {
        return pointer + JsonPlace.step(field);
    }

    private static boolean isStorable(String text) {
        return StorableText.clean(text).equals(text);
    }

    private static boolean isListUpTo(JsonNode value, int most) {
        return value.isArray() && value.size() <= most;
    }
}
