package dev.amiss.assertion.check.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.expression.Expression;
import dev.amiss.assertion.expression.ExpressionValues;
import dev.amiss.assertion.expression.Verdict;
import dev.amiss.model.Json;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.outgoing.OutgoingResponse.Answer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is expected of an answer; all that is given must be met. Without a status and an expression any 2xx will do. Pure.
 *
 * @param body a text that the answer's body must contain
 */
record HttpExpectations(
        Optional<Integer> status,
        Optional<String> body,
        Optional<Long> maxLatencyMs,
        Optional<Expression> passes,
        AnswerExample example) {

    CheckOutcome outcome(Answer answer, Instant now) {
        Optional<Verdict> verdict = passes.map(expression -> expression.evaluate(values(answer, now)));
        if (verdict.orElse(Verdict.HOLDS) instanceof Verdict.Erred erred) {
            return new CouldNotRun(FailureReason.INVALID, "passes could not be evaluated: " + erred.reason());
        }
        List<String> unmet = unmet(answer);
        if (verdict.isPresent() && verdict.get().equals(Verdict.DOES_NOT_HOLD)) {
            unmet.add("passes does not hold");
        }
        ObjectNode details = details(answer, now);
        if (unmet.isEmpty()) {
            return new Passed(details);
        }
        unmet.forEach(details.putArray("unmet")::add);
        return new Failed(example.addTo(details, answer));
    }

    private List<String> unmet(Answer answer) {
        List<String> unmet = new ArrayList<>();
        long latency = answer.latency().toMillis();
        if (status.isPresent() && answer.status() != status.get()) {
            unmet.add("status " + answer.status() + ", expected " + status.get());
        } else if (status.isEmpty() && passes.isEmpty() && !answer.isSuccess()) {
            unmet.add("status " + answer.status() + ", expected 2xx");
        }
        if (body.isPresent() && !answer.text().contains(body.get())) {
            unmet.add("the body does not contain '" + AnswerExample.cut(body.get(), AnswerExample.LONGEST_BODY) + "'");
        }
        if (maxLatencyMs.isPresent() && latency > maxLatencyMs.get()) {
            unmet.add("took " + latency + " ms, expected at most " + maxLatencyMs.get());
        }
        return unmet;
    }

    private static Map<String, Object> values(Answer answer, Instant now) {
        OptionalLong daysLeft = answer.certificateDaysLeft(now);
        return Map.of(
                "status", (long) answer.status(),
                "json", json(answer),
                "body", answer.text(),
                "latency_ms", answer.latency().toMillis(),
                "cert_days_left", daysLeft.isPresent() ? daysLeft.getAsLong() : ExpressionValues.absent(),
                "headers", headers(answer));
    }

    /** By name in lower case; several of a name are one text. */
    private static Map<String, Object> headers(Answer answer) {
        Map<String, Object> headers = new HashMap<>();
        answer.headers()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return headers;
    }

    private static Object json(Answer answer) {
        try {
            JsonNode parsed = Json.mapper().readTree(answer.body());
            return parsed == null ? ExpressionValues.absent() : ExpressionValues.json(parsed);
        } catch (JsonProcessingException e) {
            return ExpressionValues.absent();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory are always readable", e);
        }
    }

    private static ObjectNode details(Answer answer, Instant now) {
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("status", answer.status())
                .put("latency_ms", answer.latency().toMillis());
        answer.certificateDaysLeft(now).ifPresent(days -> details.put("cert_days_left", days));
        return details;
    }
}
