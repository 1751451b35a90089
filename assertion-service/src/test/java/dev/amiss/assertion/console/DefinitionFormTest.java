package dev.amiss.assertion.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import dev.amiss.service.console.Form;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionFormTest {
    static Stream<String> types() {
        return Examples.types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_example_is_the_same_after_it_stood_in_a_form_and_needs_no_further_fields(String type) throws Exception {
        JsonNode example = Json.mapper().readTree(Examples.of(type));

        Map<String, String> texts = DefinitionForm.write(type, example);

        assertThat(texts.get(DefinitionForm.MORE)).isEmpty();
        assertThat(again(texts)).isEqualTo(example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name': 'x', 'check': {'type': 'http', 'url': 'u', 'headers': {'Key': {'kept': true}}}, 'every_sec': 5}",
                "{'name': 'x', 'check': {'type': 'http', 'url': 'u', 'headers': {'A': 'b: c', 'D': 'e'}}, 'labels': {'t': 'p'}}",
                "{'name': 'x', 'check': {'type': 'dns', 'name': 'n', 'expect': ['1', '2'], 'exactly': true}, 'depends_on': ['a', 7]}",
                "{'name': 'x', 'check': {'type': 'heartbeat'}, 'flapping': {'changes': 3}, 'enabled': false, 'every_sec': 'often'}",
                "{'name': 'x', 'check': {'type': 'function', 'url': 'u', 'function_kwargs': {'a': [1, {'b': null}]}}, 'cron': '0 3 * * *'}",
                "{'name': 'x', 'check': {'type': 'sql', 'datasource': 'd', 'query': 'SELECT 1\\n WHERE true'}, 'depends_on': ['a', 'b']}"
            })
    void nothing_of_a_definition_is_lost_in_a_form(String definition) throws Exception {
        JsonNode json = Json.mapper().readTree(definition.replace('\'', '"'));

        Map<String, String> texts =
                DefinitionForm.write(json.path("check").path("type").asText(), json);

        assertThat(again(texts)).isEqualTo(json);
    }

    @Test
    void what_no_field_can_read_is_refused_at_its_field() {
        Map<String, String> texts = new LinkedHashMap<>(Map.of("type", "http", "name", "x"));
        texts.put("labels", "no colon");
        assertThatThrownBy(() -> DefinitionForm.read(Form.of(texts)))
                .isInstanceOf(HttpProblem.class)
                .satisfies(problem -> assertThat(
                                ((HttpProblem) problem).getParameters().toString())
                        .contains("/labels"));

        texts.put("labels", "");
        texts.put("more", "[1]");
        assertThatThrownBy(() -> DefinitionForm.read(Form.of(texts))).isInstanceOf(HttpProblem.class);
    }

    /** As it is sent: numbers are told apart by nothing but their value. */
    private static JsonNode again(Map<String, String> texts) throws Exception {
        return Json.mapper().readTree(DefinitionForm.read(Form.of(texts)).toString());
    }
}
