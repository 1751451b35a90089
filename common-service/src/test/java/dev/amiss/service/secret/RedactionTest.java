package dev.amiss.service.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource({
        "'Bearer abc123', 'HTTP 401: got Bearer abc123', 'HTTP 401: got ***'",
        "'Bearer abc123', 'token abc123 is wrong', 'token *** is wrong'",
        "'p&ss w', 'https://h/?q=p%26ss+w', 'https://h/?q=***'",
        "'user:pass', 'Basic dXNlcjpwYXNz', 'Basic ***'",
        "'ab', 'abcdef', 'abcdef'",
        "'q1\"w2', '{\"a\": \"q1\\\"w2\"}', '{\"a\": \"***\"}'",
        "'', 'x', 'x'",
    })
    void secrets_are_taken_out_as_they_travel(String secret, String text, String clean) {
        assertThat(Redaction.of(List.of(secret)).text(text)).isEqualTo(clean);
    }

    @Test
    void the_longer_secret_goes_first() {
        assertThat(Redaction.of(List.of("abcd", "abcdefgh")).text("abcdefgh abcd"))
                .isEqualTo("*** ***");
    }

    @Test
    void json_is_cleaned_to_its_names() throws Exception {
        var json = Json.mapper().readTree("{\"hunter2\": [\"x hunter2\", 5, null, {\"a\": \"hunter2\"}]}");

        assertThat(Redaction.of(List.of("hunter2")).json(json))
                .isEqualTo(Json.mapper().readTree("{\"***\": [\"x ***\", 5, null, {\"a\": \"***\"}]}"));
        assertThat(Redaction.of(List.of()).json(json)).isSameAs(json);
    }
}
