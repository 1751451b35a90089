package dev.amiss.assertion.check.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.outgoing.OutgoingResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What the answer to an instant query means. Pure. */
final class QueryAnswer {
    private static final int LONGEST_EXCERPT = 200;

    private QueryAnswer() {}

    /** The query was not answered. */
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1;
        private final FailureReason reason;

        Unanswered(FailureReason reason, String message) {
            super(message);
            this.reason = reason;
        }

        FailureReason reason() {
            return reason;
        }
    }

    static List<Series> series(OutgoingResponse response) throws Unanswered {
        if (response instanceof OutgoingResponse.Failure failure) {
            throw new Unanswered(failure.reason(), failure.message());
        }
        OutgoingResponse.Answer answer = (OutgoingResponse.Answer) response;
        if (answer.cut()) {
            throw new Unanswered(
                    FailureReason.INVALID,
                    "The query has too many series; let it answer fewer, such as by topk(1000, …).");
        }
        JsonNode body = json(answer);
        if (!body.path("status").asText().equals("success")) {
            throw new Unanswered(
                    answer.status() == 400 || answer.status() == 422 ? FailureReason.INVALID : reason(answer.status()),
                    "Prometheus answered " + answer.status() + ": "
                            + excerpt(body.path("error").asText(answer.text())));
        }
        JsonNode data = body.path("data");
        return switch (data.path("resultType").asText()) {
            case "vector" -> vector(data.path("result"));
            case "scalar" ->
                List.of(new Series(new TreeMap<>(), number(data.path("result").path(1))));
            default ->
                throw new Unanswered(
                        FailureReason.INVALID,
                        "The query must answer a number or one number per series, and is a "
                                + data.path("resultType").asText());
        };
    }

    private static List<Series> vector(JsonNode result) {
        List<Series> all = new ArrayList<>(result.size());
        for (JsonNode each : result) {
            TreeMap<String, String> metric = new TreeMap<>();
            each.path("metric")
                    .properties()
                    .forEach(
                            label -> metric.put(label.getKey(), label.getValue().asText()));
            all.add(new Series(metric, number(each.path("value").path(1))));
        }
        return all;
    }

    private static double number(JsonNode value) {
        return switch (value.asText()) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> value.isNumber() ? value.doubleValue() : parsed(value.asText());
        };
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static JsonNode json(OutgoingResponse.Answer answer) throws Unanswered {
        try {
            JsonNode body = Json.mapper().readTree(answer.body());
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (IOException e) {
            // told below
        }
        throw new Unanswered(
                reason(answer.status()),
                "This is no Prometheus API: it answered " + answer.status() + ", " + excerpt(answer.text()));
    }

    private static FailureReason reason(int status) {
        return switch (status) {
            case 401, 403 -> FailureReason.UNAUTHORIZED;
            case 429 -> FailureReason.RATE_LIMITED;
            default -> FailureReason.SERVER_ERROR;
        };
    }

    private static String excerpt(String text) {
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
    }
}
