package dev.amiss.service.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import dev.amiss.service.problem.FieldError;
import dev.amiss.service.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A form as it is shown: what was typed, and what is wrong with which field. Immutable. */
@TemplateData
public final class Form {
    private final MultivaluedMap<String, String> values;
    private final Map<String, String> errors;
    private final List<String> general;

    private Form(MultivaluedMap<String, String> values, Map<String, String> errors, List<String> general) {
        this.values = values;
        this.errors = errors;
        this.general = general;
    }

    public static Form empty() {
        return new Form(new MultivaluedHashMap<>(), Map.of(), List.of());
    }

    /** What a browser sent, or a query. */
    public static Form of(MultivaluedMap<String, String> values) {
        return new Form(values, Map.of(), List.of());
    }

    /** What stands in the fields at first. */
    public static Form of(Map<String, String> values) {
        return of(new MultivaluedHashMap<>(values));
    }

    /**
     * The same form with what a problem says: an error of the body's {@code /field}, or of anything below it, stands at
     * the form's field of that name, all else above the form. A field {@code actions/0/delay_sec} takes what is said of
     * that place.
     *
     * @param fields the names of the form's fields
     */
    public Form refused(HttpProblem problem, Collection<String> fields) {
        return refused(problem, fields, UnaryOperator.identity());
    }

    /**
     * As {@link #refused(HttpProblem, Collection)} for a body that is not built like the form.
     *
     * @param place where in the form that stands which has this pointer in the body
     */
    public Form refused(HttpProblem problem, Collection<String> fields, UnaryOperator<String> place) {
        Map<String, String> atField = new LinkedHashMap<>();
        List<String> above = new ArrayList<>();
        for (FieldError error : Problems.errorsOf(problem)) {
            String pointer = place.apply(error.pointer());
            String field = nearest(pointer.replaceFirst("^/", ""), fields);
            if (field.isEmpty()) {
                above.add((pointer.isEmpty() ? "" : pointer + ": ") + error.detail());
            } else {
                atField.merge(field, error.detail(), (one, other) -> one + "; " + other);
            }
        }
        if (atField.isEmpty() && above.isEmpty()) {
            above.add(problem.getDetail() == null ? "It was refused." : problem.getDetail());
        }
        return new Form(values, atField, above);
    }

    /** The field of that place, or else of the nearest one above it; empty for none. */
    private static String nearest(String place, Collection<String> fields) {
        String field = place;
        while (!field.isEmpty() && !fields.contains(field)) {
            field = field.substring(0, Math.max(0, field.lastIndexOf('/')));
        }
        return field;
    }

    /**
     * The JSON that stands in a field.
     *
     * @throws RefusedForm with the place at which it is none
     */
    public JsonNode json(String field) throws RefusedForm {
        try {
            return parse(value(field));
        } catch (JsonProcessingException e) {
            throw new RefusedForm(wrong(field, problem(e)));
        }
    }

    /** JSON with nothing behind it. */
    public static JsonNode parse(String text) throws JsonProcessingException {
        return Json.mapper()
                .reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(text);
    }

    /** What to say of a text that is no JSON. */
    public static String problem(JsonProcessingException e) {
        return "is no valid JSON at line " + e.getLocation().getLineNr() + ", column "
                + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage();
    }

    /** The same form with these fields as they stand in another. */
    public Form with(Form other, List<String> fields) {
        MultivaluedMap<String, String> more = new MultivaluedHashMap<>();
        more.putAll(values);
        fields.forEach(field -> more.put(field, other.values(field)));
        return new Form(more, errors, general);
    }

    /** The same form with one field wrong. */
    public Form wrong(String field, String rule) {
        Map<String, String> more = new LinkedHashMap<>(errors);
        more.put(field, rule);
        return new Form(values, more, general);
    }

    /** What stands in the field; empty for nothing. */
    public String value(String field) {
        String value = values.getFirst(field);
        return value == null ? "" : value;
    }

    /** Everything that was sent for the field. */
    public List<String> values(String field) {
        List<String> all = values.get(field);
        return all == null ? List.of() : all;
    }

    /** Whether this value is among those of the field. */
    public boolean has(String field, String value) {
        return values(field).contains(value);
    }

    /** What is wrong with the field; null when nothing is. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** What is wrong and belongs to no field. */
    public List<String> general() {
        return general;
    }

    public boolean hasErrors() {
        return !errors.isEmpty() || !general.isEmpty();
    }
}
