package dev.amiss.issue.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Action;
import dev.amiss.model.ActionEvent;
import dev.amiss.model.Json;

/** Puts an action event in one sentence. */
final class ActionSummary {
    private ActionSummary() {}

    static String of(ActionEvent event) {
        Action action = event.action();
        String what = action.targetFunction() + (action.destination() == null ? "" : " to " + action.destination());
        return switch (event.type()) {
            case SCHEDULED -> what + " is due at " + Json.time(action.dueAt()) + because(action);
            case HELD -> what + " is held" + because(action);
            case ATTEMPTED -> what + " was tried, attempt " + action.attempts() + because(action);
            case SUCCEEDED -> what + " is done" + because(action);
            case FAILED ->
                what + " failed after " + action.attempts() + " attempt" + (action.attempts() == 1 ? "" : "s")
                        + because(action);
            case CANCELLED -> what + " is cancelled" + because(action);
        };
    }

    private static String because(Action action) {
        JsonNode result = action.result();
        if (result == null) {
            return "";
        }
        String reason = result.path("message").asText(result.path("reason").asText(""));
        return reason.isEmpty() ? "" : ": " + reason;
    }
}
