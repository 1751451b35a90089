package dev.amiss.service.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.amiss.model.Json;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictFieldsTest {
    private static StrictFields of(String json) throws Exception {
        return StrictFields.of(Json.mapper().readTree(json));
    }

    @SuppressWarnings("unchecked")
    private static List<FieldError> errors(String json, Consumer<StrictFields> reader) throws Exception {
        StrictFields fields = of(json);
        reader.accept(fields);
        HttpProblem problem = catchThrowableOfType(HttpProblem.class, fields::finish);
        assertThat(problem).as("a problem").isNotNull();
        return (List<FieldError>) Objects.requireNonNull(problem.getParameters().get("errors"));
    }

    @Test
    void right_fields_are_read() throws Exception {
        StrictFields fields = of("""
            {"text": "a", "int": 5, "number": 1.5, "bool": true, "time": "2026-11-23T20:00:00+01:00",
             "labels": {"k": "v"}, "none": null}\
            """);

        assertThat(fields.text("text", 10)).contains("a");
        assertThat(fields.integer("int", 1, 5)).contains(5L);
        assertThat(fields.number("number", 0, 2)).contains(1.5);
        assertThat(fields.bool("bool")).contains(true);
        assertThat(fields.time("time")).contains(Instant.parse("2026-11-23T19:00:00Z"));
        assertThat(fields.texts("labels", 5)).contains(Map.of("k", "v"));
        assertThat(fields.text("none", 5)).isEmpty();
        assertThat(fields.text("absent", 5)).isEmpty();
        fields.finish();
        assertThat(fields.hasErrors()).isFalse();
    }

    @Test
    void of_very_many_values_that_cannot_be_stored_a_hundred_are_told() throws Exception {
        List<FieldError> errors = errors(
                "{\"short\": [%s1], \"%s\": [%s1]}"
                        .formatted("\"\\u0000\",".repeat(5_000), "a".repeat(32_000), "\"\\u0000\",".repeat(5_000)),
                fields -> {
                    fields.any("short");
                    fields.any("a".repeat(32_000));
                });

        assertThat(errors).hasSize(100);
        assertThat(errors.get(0).pointer()).isEqualTo("/short/0");
    }

    @Test
    void a_value_under_a_very_long_name_that_cannot_be_stored_is_told_as_the_place_above() throws Exception {
        String name = "a".repeat(32_000);

        List<FieldError> errors =
                errors("{\"b\": {\"%s\": [\"\\u0000\", \"\\u0000\"]}}".formatted(name), fields -> fields.any("b"));

        assertThat(errors).extracting(FieldError::pointer).containsExactly("/b");
    }

    @Test
    void all_errors_are_told_at_once_with_their_pointers() throws Exception {
        List<FieldError> errors = errors(
                "{\"name\": \" \", \"every_sec\": 0, \"on\": \"never\", \"list\": [{\"x\": 1}, 2], \"a/b~c\": 1}",
                fields -> {
                    fields.requiredText("name", 10);
                    fields.requiredText("missing", 10);
                    fields.integer("every_sec", 1, 60);
                    fields.oneOf("on", List.of("created"), word -> Optional.empty());
                    fields.list("list", 5).orElseThrow().get(0).text("x", 5);
                });

        assertThat(errors)
                .extracting(FieldError::pointer)
                .containsExactly("/name", "/missing", "/every_sec", "/on", "/list/1", "/list/0/x", "/a~1b~0c");
    }

    @Test
    void an_unknown_field_inside_is_named_with_its_path() throws Exception {
        List<FieldError> errors = errors(
                "{\"actions\": [{\"delay\": 3}]}",
                fields -> fields.list("actions", 5).orElseThrow().get(0).integer("delay_sec", 0, 10));

        assertThat(errors).extracting(FieldError::pointer).containsExactly("/actions/0/delay");
        assertThat(errors.get(0).detail()).contains("delay_sec");
    }

    @Test
    void a_body_that_is_no_object_is_refused_at_once() {
        assertThat(catchThrowableOfType(HttpProblem.class, () -> of("[]")).getStatusCode())
                .isEqualTo(400);
        assertThat(catchThrowableOfType(HttpProblem.class, () -> StrictFields.of(null))
                        .getStatusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 'x\\u0000'} | /a | NUL",
                "{'a': ['ok', '\\ud800']} | /a/1 | surrogate",
                "{'a': {'b/c': '\\udc00x'}} | /a/b~1c | surrogate",
                "{'a': {'\\u0000': 1}} | /a | name contains NUL",
                "{'a': 1e401} | /a | digits",
                "{'a': 1e-401} | /a | digits",
            })
    void what_no_database_can_hold_is_refused_by_its_place(String json, String pointer, String rule) throws Exception {
        assertThat(errors(json.replace('\'', '"'), fields -> fields.any("a"))).anySatisfy(error -> {
            assertThat(error.pointer()).isEqualTo(pointer);
            assertThat(error.detail()).contains(rule);
        });
    }

    @Test
    void pairs_of_surrogates_and_long_numbers_are_fine() throws Exception {
        StrictFields fields = of("{\"a\": \"\\ud83d\\ude00\", \"b\": 12345678901234567890123, \"c\": 1.5e300}");
        fields.any("a");
        fields.any("b");
        fields.any("c");

        fields.finish();

        assertThat(fields.hasErrors()).isFalse();
    }
}
