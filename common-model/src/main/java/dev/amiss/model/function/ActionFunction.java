package dev.amiss.model.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a responder can do about an issue. */
public interface ActionFunction {
    /** The {@code target_function} by which responders name it, such as {@code acme.actions.open_door}; unique. */
    String name();

    /** One sentence for people choosing a function. */
    String description();

    /**
     * The keyword arguments as a JSON Schema (2020-12) of an object, as JSON text; unknown arguments are refused. An
     * argument that is {@code writeOnly} is a secret: it is kept apart, never shown again and no template. One whose
     * {@code contentMediaType} is {@code text/html} or {@code text/markdown} has values of the issue escaped.
     */
    String schema();

    /**
     * What is wrong with these arguments beyond what the schema tells; asked when a responder is written. Texts are
     * templates that are not rendered yet.
     */
    default List<ArgumentProblem> check(JsonNode kwargs) {
        return List.of();
    }

    /**
     * Channel and host or address that these arguments lead to, without secrets; null when it is all one. Limits and the
     * circuit breaker count per destination.
     */
    default @Nullable String destination(JsonNode kwargs) {
        return null;
    }

    /**
     * Whether calls leave this process. Where they do not, no destination needs to be spared, and as many run at a time as
     * there are workers.
     */
    default boolean reachesOut() {
        return true;
    }

    /**
     * How many messages a minute people can take there, with these arguments; what waits beyond becomes one message. Null,
     * for what is no message to people, means no limit, and that each call is made.
     *
     * @param usual what the operator set for all
     */
    default @Nullable Integer messagesPerMinute(JsonNode kwargs, int usual) {
        return null;
    }

    /**
     * Who of the destination hears it, so that limits of messages count apart for each; the destination as a whole when
     * empty.
     *
     * @param kwargs rendered
     */
    default String audience(JsonNode kwargs) {
        return "";
    }

    /**
     * What {@link #run} would send, as text for people; null when there is nothing to show. Nothing may happen. A secret
     * among the arguments may be missing, and another text stand in its place.
     */
    default @Nullable String preview(ActionCall call) {
        return null;
    }

    /**
     * Does it once. May take up to the service's time limit, after which it is interrupted and the attempt counts as
     * {@link ActionOutcome.RetryLater}; so does any exception.
     */
    ActionOutcome run(ActionCall call) throws Exception;
}
