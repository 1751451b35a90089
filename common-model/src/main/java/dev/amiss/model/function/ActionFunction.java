package dev.amiss.model.function;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Something that a responder can do about an issue. */
public interface ActionFunction {
    /** The {@code target_function} by which responders name it, such as {@code acme.actions.open_door}; unique. */
    String name();

    /** One sentence for people choosing a function. */
    String description();

    /** The keyword arguments as a JSON Schema (2020-12) of an object, as JSON text; unknown arguments are refused. */
    String schema();

    /**
     * Channel and host or address that these arguments lead to, without secrets; null when it is all one. Limits and the
     * circuit breaker count per destination.
     */
    default @Nullable String destination(JsonNode kwargs) {
        return null;
    }

    /**
     * Does it once. May take up to the service's time limit, after which it is interrupted and the attempt counts as
     * {@link ActionOutcome.RetryLater}; so does any exception.
     */
    ActionOutcome run(ActionCall call) throws Exception;
}
