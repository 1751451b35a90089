package dev.amiss.assertion.check.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.expression.InvalidExpression;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import dev.amiss.service.outgoing.OutgoingResponse.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpExpectationsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final String READABLE =
            "status == 200 && json.user.name.startsWith(\"john\") && latency_ms < 300 && cert_days_left > 14";

    @ParameterizedTest
    @CsvSource({
        "200, john smith, 100, 20, true",
        "201, john smith, 100, 20, false",
        "200, jane, 100, 20, false",
        "200, john, 300, 20, false",
        "200, john, 100, 14, false"
    })
    void a_condition_reads_as_a_sentence(int status, String user, int latency, int days, boolean passes)
            throws InvalidExpression {
        var answer = answer(status, "{\"user\": {\"name\": \"" + user + "\"}}", latency, days);

        assertThat(outcome(READABLE, Set.of(), answer)).isInstanceOf(passes ? Passed.class : Failed.class);
    }

    @Test
    void headers_are_found_by_their_names_in_lower_case() throws InvalidExpression {
        var answer = answer(200, "", 1, 20);

        assertThat(outcome("headers[\"x-version\"] == \"7\" && !(\"x-none\" in headers)", Set.of(), answer))
                .isInstanceOf(Passed.class);
    }

    @Test
    void an_example_of_the_answer_is_kept_without_secrets() throws InvalidExpression {
        var answer = answer(500, "{\"error\": \"no\", \"auth\": {\"token\": \"s3cret\"}}", 1, 20);

        JsonNode details = Objects.requireNonNull(
                ((Failed) outcome("status == 200", Set.of("token", "x-version"), answer)).details());

        assertThat(String.valueOf(details)).doesNotContain("s3cret").doesNotContain("session=");
        assertThat(details.path("headers").path("set-cookie").asText()).isEqualTo("(redacted)");
        assertThat(details.path("headers").path("x-version").asText()).isEqualTo("(redacted)");
        assertThat(details.path("body").asText()).contains("\"error\":\"no\"");
    }

    @Test
    void in_a_text_what_follows_a_redacted_name_is_blotted_out() throws InvalidExpression {
        var answer = answer(500, "token=s3cret&user=7 Token: \"s3cret\" mytoken=shown", 1, 20);

        JsonNode details =
                Objects.requireNonNull(((Failed) outcome("status == 200", Set.of("token"), answer)).details());

        assertThat(details.path("body").asText())
                .isEqualTo("token=(redacted)&user=7 Token: \"(redacted)\" mytoken=shown");
    }

    private static CheckOutcome outcome(String passes, Set<String> redacted, Answer answer) throws InvalidExpression {
        var expression = HttpCheckType.LANGUAGE.compile(passes);
        return new HttpExpectations(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(expression),
                        new AnswerExample(redacted))
                .outcome(answer, NOW);
    }

    private static Answer answer(int status, String body, int latency, int days) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("X-Version", List.of("7"));
        headers.put("Set-Cookie", List.of("session=1"));
        return new Answer(
                status,
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                false,
                Duration.ofMillis(latency),
                NOW.plus(Duration.ofDays(days)).plusSeconds(60));
    }
}
