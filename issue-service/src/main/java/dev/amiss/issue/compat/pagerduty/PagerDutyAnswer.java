package dev.amiss.issue.compat.pagerduty;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What clients of PagerDuty expect to be answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PagerDutyAnswer(
        String status,
        String message,
        @Nullable String dedupKey,
        @Nullable List<String> errors) {
    static Response accepted(String message, @Nullable String dedupKey) {
        return new PagerDutyAnswer("success", message, dedupKey, null).with(202);
    }

    static Response invalid(List<String> errors) {
        return new PagerDutyAnswer("invalid event", "Event object is invalid", null, errors).with(400);
    }

    static Response unrecognized() {
        return new PagerDutyAnswer(
                        "Unrecognized object", "Event object format is unrecognized", null, List.of("JSON parse error"))
                .with(400);
    }

    /** The routing key is no access key. */
    static Response unknownKey() {
        return new PagerDutyAnswer("invalid event", "Event object is invalid", null, List.of("Invalid routing key"))
                .with(401);
    }

    private Response with(int status) {
        return Response.status(status)
                .entity(this)
                .type(MediaType.APPLICATION_JSON)
                .build();
    }
}
