package dev.amiss.issue.compat.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentryEventTest {
    private static ObjectNode fields(ObjectNode event) {
        return new SentryEvent(event).report("1").fields();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user %s left | ['eva'] | user eva left",
                "{} of %d | [2, 3] | 2 of 3",
                "%s, %s | ['%s', 'b'] | %s, b",
                "costs $1 %s | ['$0'] | costs $1 $0",
                "user %s left | [] | user %s left",
                "%s left | ['eva', 'more'] | eva left",
            })
    void parameters_stand_in_their_places(String template, String params, String message) throws Exception {
        ObjectNode event = Json.mapper().createObjectNode();
        event.putObject("logentry")
                .put("message", template)
                .set("params", Json.mapper().readTree(params.replace('\'', '"')));

        assertThat(fields(event).path("name").textValue()).isEqualTo(message);
    }

    @Test
    void millions_of_parameters_cost_no_more_than_a_hundred() {
        ObjectNode event = Json.mapper().createObjectNode();
        ObjectNode entry = event.putObject("logentry").put("message", "{}".repeat(2_000_000));
        ArrayNode params = entry.putArray("params");
        for (int i = 0; i < 2_000_000; i++) {
            params.add("x");
        }

        String message = assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> fields(event).path("details").path("message").asText());

        assertThat(message).startsWith("x".repeat(100) + "{}");
    }
}
