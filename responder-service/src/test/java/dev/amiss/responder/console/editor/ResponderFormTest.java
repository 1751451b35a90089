package dev.amiss.responder.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.service.console.Form;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ResponderFormTest {
    @Inject
    ResponderForm forms;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"watch_pattern\": \"user-.*\", \"actions\": [{\"target_function\": \"issue.actions.email\","
                        + " \"function_kwargs\": {\"subject\": \"Doh!\", \"recipients\": \"john.smith@example.com\"},"
                        + " \"delay_sec\": 30}]}",
                "{\"name\": \"n\", \"description\": \"two\\nlines\", \"enabled\": false, \"severity\": \"error\","
                        + " \"labels\": {\"team\": \"a: b\"}, \"when\": \"issue.details.x > 2\", \"allow_retry\": true,"
                        + " \"repeat_every_sec\": 60.5, \"owner\": \"o\", \"runbook_url\": \"https://x.example\","
                        + " \"group\": {\"by\": [\"labels.team\", \"severity\"], \"wait_sec\": 1, \"every_sec\": 2},"
                        + " \"actions\": []}",
                "{\"actions\": [{\"id\": \"a1\", \"target_function\": \"issue.actions.webhook\", \"on\": \"acknowledged\","
                        + " \"cancel_on\": [\"acknowledged\"], \"function_kwargs\": {\"url\": \"https://x.example\","
                        + " \"secret\": {\"$secret\": \"kept\"}, \"format\": \"alertmanager\","
                        + " \"headers\": {\"X-A\": \"b\", \"Authorization\": {\"$secret\": \"name\"}}},"
                        + " \"only_between\": {\"hours\": \"09:00-17:00\", \"days\": [\"mon\"], \"time_zone\": \"UTC\"}}]}",
                "{\"colour\": \"red\", \"actions\": [{\"target_function\": \"acme.unknown\", \"more\": [1],"
                        + " \"function_kwargs\": {\"a\": {\"b\": [true, null]}}}]}",
                "{\"actions\": [{\"target_function\": \"issue.actions.email\", \"function_kwargs\": {\"recipients\":"
                        + " [\"a@x.example\", \"b@x.example\"], \"subject\": {\"no\": \"text\"}, \"bogus\": 1,"
                        + " \"messages_per_minute\": 5}}]}"
            })
    void a_definition_comes_back_from_the_form_as_it_was(String json) throws JsonProcessingException {
        JsonNode definition = Json.mapper().readTree(json);

        ResponderForm.Read read = forms.read(forms.write(definition));

        assertThat(read.wrong()).isEmpty();
        assertThat(Json.mapper().readTree(read.definition().toString())).isEqualTo(definition);
    }

    @Test
    void what_cannot_be_read_stays_for_the_api_to_speak_of() throws JsonProcessingException {
        ObjectNode definition = (ObjectNode) Json.mapper()
                .readTree("{\"actions\": [{\"target_function\": \"issue.actions.webhook\", \"delay_sec\": \"soon\","
                        + " \"function_kwargs\": {\"headers\": \"{\"}}]}");

        ResponderForm.Read read = forms.read(forms.write(definition));

        assertThat(read.definition().at("/actions/0/delay_sec").textValue()).isEqualTo("soon");
        assertThat(read.wrong()).containsOnlyKeys("actions/0/function_kwargs/headers");
        Form form = forms.write(definition);
        assertThat(forms.fields(form)).contains("actions/0/function_kwargs/headers", "actions/0/delay_sec", "labels");
    }

    @ParameterizedTest
    @CsvSource({"up:1, ba", "down:0, ba", "up:0, ab", "down:1, ab", "remove:0, b", "remove:7, ab", "add, abc", "'', ab"
    })
    void actions_are_moved_added_and_removed(String command, String names) throws JsonProcessingException {
        ObjectNode definition = (ObjectNode)
                Json.mapper().readTree("{\"actions\": [{\"target_function\": \"a\"}, {\"target_function\": \"b\"}]}");

        EditorCommand.of(command).move(definition, "c");

        StringBuilder left = new StringBuilder();
        definition
                .path("actions")
                .forEach(each -> left.append(each.path("target_function").asText()));
        assertThat(left).hasToString(names);
    }
}
