package dev.amiss.assertion.check.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.outgoing.OutgoingResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionAnswerTest {
    @Test
    void ok_passes_and_not_ok_fails_with_its_details() {
        assertThat(FunctionAnswer.outcome(answer(200, "{\"ok\": true}"))).isEqualTo(new Passed(null));
        assertThat(FunctionAnswer.outcome(answer(200, "{\"ok\": false, \"details\": {\"lag\": 7}}")))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.details()).hasToString("{\"lag\":7}"));
        assertThat(FunctionAnswer.outcome(answer(201, "{\"ok\": false, \"details\": null}")))
                .isEqualTo(new Failed(null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    200 |                               | SERVER_ERROR
                    200 | fine                          | SERVER_ERROR
                    200 | [true]                        | SERVER_ERROR
                    200 | {"ok": "true"}                | SERVER_ERROR
                    200 | {"okay": true}                | SERVER_ERROR
                    200 | {"ok": true, "details": "no"} | SERVER_ERROR
                    302 | {"ok": true}                  | REFUSED
                    401 | {"ok": true}                  | UNAUTHORIZED
                    404 | {"ok": false}                 | REFUSED
                    429 | {"ok": false}                 | RATE_LIMITED
                    500 | {"ok": false}                 | SERVER_ERROR
                    """)
    void whatever_is_no_such_answer_is_an_error_of_the_check(int status, String body, FailureReason reason) {
        var outcome = FunctionAnswer.outcome(answer(status, body == null ? "" : body));

        assertThat(outcome).isInstanceOfSatisfying(CouldNotRun.class, could -> {
            assertThat(could.reason()).isEqualTo(reason);
            assertThat(could.message()).startsWith("The function must answer");
        });
    }

    @Test
    void no_answer_is_an_error_with_its_reason() {
        var failure = new OutgoingResponse.Failure(FailureReason.TIMEOUT, "no answer in 10 s", Duration.ofSeconds(10));

        assertThat(FunctionAnswer.outcome(failure))
                .isEqualTo(new CouldNotRun(FailureReason.TIMEOUT, "no answer in 10 s"));
    }

    private static OutgoingResponse.Answer answer(int status, String body) {
        return new OutgoingResponse.Answer(
                status,
                Map.of("Content-Type", List.of("application/json")),
                body.getBytes(StandardCharsets.UTF_8),
                false,
                Duration.ofMillis(5),
                null);
    }
}
