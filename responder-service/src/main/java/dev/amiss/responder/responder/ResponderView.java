package dev.amiss.responder.responder;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.service.problem.FieldError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A responder as it is answered.
 *
 * @param warnings texts that will be delivered as they stand; left out when there is none
 * @param whenError why {@code when} could not be evaluated last, on this replica; left out when it could
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ResponderView(
        long id,
        @Nullable String name,
        @Nullable String description,
        boolean enabled,
        @Nullable String watchPattern,
        @Nullable String severity,
        Map<String, String> labels,
        @Nullable String when,
        boolean allowRetry,
        BigDecimal repeatEverySec,
        @Nullable String owner,
        @Nullable String runbookUrl,
        @Nullable GroupView group,
        List<ActionView> actions,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> warnings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WhenError whenError) {
    /** @param functionKwargs secrets as {@code {"$secret": "kept"}} */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ResponderAction")
    public record ActionView(
            String id,
            String targetFunction,
            JsonNode functionKwargs,
            BigDecimal delaySec,
            String on,
            List<String> cancelOn,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode onlyBetween) {
        static ActionView of(ResponderActionEntity action) {
            return new ActionView(
                    action.name,
                    action.targetFunction,
                    action.functionKwargs,
                    seconds(action.delayMs),
                    action.onEvent,
                    action.cancelOn,
                    action.onlyBetween);
        }
    }

    /** What is made one message. */
    @Schema(name = "ResponderGroup")
    public record GroupView(List<String> by, BigDecimal waitSec, BigDecimal everySec) {
        static @Nullable GroupView of(@Nullable Grouping group) {
            return group == null
                    ? null
                    : new GroupView(
                            group.by(),
                            seconds(group.patience().toMillis()),
                            seconds(group.every().toMillis()));
        }
    }

    /** @param count since this replica was started */
    public record WhenError(long count, Instant lastAt, String lastError) {}

    /** What people configure of it, as the API takes it back. */
    ObjectNode document() {
        ObjectNode document = documentWithNulls();
        document.properties().removeIf(field -> field.getValue().isNull());
        return document;
    }

    /** The same with what is not set, too; numbers stand as they are written, such as 3600 and not 3.6E+3. */
    ObjectNode documentWithNulls() {
        try {
            ObjectNode document =
                    (ObjectNode) Json.mapper().readTree(Json.mapper().writeValueAsString(this));
            return document.remove(List.of("id", "created_at", "updated_at", "warnings", "when_error"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a responder can always be written", e);
        }
    }

    static ResponderView of(
            ResponderEntity responder,
            List<ResponderActionEntity> actions,
            List<FieldError> warnings,
            @Nullable WhenError whenError) {
        return new ResponderView(
                responder.idOrFail(),
                responder.name,
                responder.description,
                responder.enabled,
                responder.watchPattern,
                responder.severity,
                responder.labels,
                responder.whenExpression,
                responder.allowRetry,
                seconds(responder.repeatEveryMs),
                responder.owner,
                responder.runbookUrl,
                GroupView.of(responder.group()),
                actions.stream()
                        .filter(action -> action.removedAt == null)
                        .map(ActionView::of)
                        .toList(),
                responder.createdAt,
                responder.updatedAt,
                warnings,
                whenError);
    }

    /** Whole seconds without decimals, others with as many as they need. */
    private static BigDecimal seconds(long millis) {
        BigDecimal seconds = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }
}
