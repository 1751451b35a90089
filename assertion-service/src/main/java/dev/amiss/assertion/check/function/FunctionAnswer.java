package dev.amiss.assertion.check.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.outgoing.OutgoingResponse;
import org.jspecify.annotations.Nullable;

/** What the answer of a function behind a URL means. Pure. */
final class FunctionAnswer {
    private static final int LONGEST_EXCERPT = 200;

    private FunctionAnswer() {}

    static CheckOutcome outcome(OutgoingResponse response) {
        if (response instanceof OutgoingResponse.Failure failure) {
            return new CouldNotRun(failure.reason(), failure.message());
        }
        OutgoingResponse.Answer answer = (OutgoingResponse.Answer) response;
        if (!answer.isSuccess()) {
            return new CouldNotRun(
                    reason(answer.status()),
                    "The function must answer 200 with {\"ok\": true} or {\"ok\": false}; it answered "
                            + answer.status() + excerpt(answer));
        }
        return understand(answer);
    }

    private static CheckOutcome understand(OutgoingResponse.Answer answer) {
        JsonNode body = json(answer.text());
        JsonNode details = body == null ? null : body.get("details");
        boolean understood = body != null
                && body.path("ok").isBoolean()
                && (details == null || details.isNull() || details.isObject());
        if (body == null || !understood) {
            String cut = answer.cut() ? "; the answer was too long and was cut" : "";
            return new CouldNotRun(
                    FailureReason.SERVER_ERROR,
                    "The function must answer {\"ok\": true} or {\"ok\": false}, with \"details\": {…} if it likes"
                            + cut + excerpt(answer));
        }
        JsonNode said = details == null || details.isNull() ? null : details;
        return body.get("ok").booleanValue() ? new Passed(said) : new Failed(said);
    }

    private static FailureReason reason(int status) {
        return switch (status) {
            case 401, 403 -> FailureReason.UNAUTHORIZED;
            case 429 -> FailureReason.RATE_LIMITED;
            default -> status >= 500 ? FailureReason.SERVER_ERROR : FailureReason.REFUSED;
        };
    }

    private static @Nullable JsonNode json(String text) {
        try {
            JsonNode body = Json.mapper().readTree(text);
            return body != null && body.isObject() ? body : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String excerpt(OutgoingResponse.Answer answer) {
        String text = answer.text().strip();
        if (text.isEmpty()) {
            return "";
        }
        return ": " + (text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…");
    }
}
