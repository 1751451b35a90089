package dev.amiss.service.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldChangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 1} | {'a': 1} | []",
                "{'a': 1} | {'a': 2} | [{'field': '/a', 'from': 1, 'to': 2}]",
                "{} | {'a/b': 2} | [{'field': '/a~1b', 'from': null, 'to': 2}]",
                "{'a': {'b': 1, 'c': 2}} | {'a': {'c': 2}} | [{'field': '/a/b', 'from': 1, 'to': null}]",
                "{'a': [1, 2]} | {'a': [1, 3]} | [{'field': '/a/1', 'from': 2, 'to': 3}]",
                "{'a': [1]} | {'a': [1, 3]} | [{'field': '/a', 'from': [1], 'to': [1, 3]}]",
                "{'a': null} | {} | []",
            })
    void only_what_differs_is_named(String before, String after, String changes) throws Exception {
        JsonNode between = Json.mapper().valueToTree(FieldChange.between(json(before), json(after)));

        assertThat(between).isEqualTo(json(changes));
    }

    @Test
    void long_values_are_cut() throws Exception {
        var change = FieldChange.between(
                        json("{}"), Json.mapper().createObjectNode().put("a", "x".repeat(5_000)))
                .get(0);

        assertThat(change.to().textValue()).hasSize(2_001).endsWith("…");
    }

    @Test
    void a_place_under_a_very_long_name_is_told_as_the_one_above() throws Exception {
        String name = "a".repeat(32_000);

        var changes = FieldChange.between(
                json("{'b': {'%s': [1, 2]}}".formatted(name)), json("{'b': {'%s': [3, 4]}}".formatted(name)));

        assertThat(changes).extracting(FieldChange::field).containsExactly("/b", "/b");
    }

    private static JsonNode json(String text) throws Exception {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }
}
