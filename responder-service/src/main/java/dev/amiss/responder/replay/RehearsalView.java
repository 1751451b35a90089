package dev.amiss.responder.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What responders would do, in order of time.
 *
 * @param isComplete false when more would happen than is told
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RehearsalView(List<Item> items, boolean isComplete) {
    /**
     * An action that would be run.
     *
     * @param responder its name, else its pattern, else its place in the list
     * @param action its id, else its function
     * @param issue name; of a message that tells of several, the first one's
     * @param group null when it tells of that issue alone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RehearsedAction")
    record Item(
            BigDecimal atSec,
            String responder,
            String action,
            String targetFunction,
            String on,
            String issue,
            int round,
            @Nullable Group group) {}

    /**
     * The issues that a message tells of.
     *
     * @param key what they have in common, such as {@code labels.team=payments}
     */
    @Schema(name = "RehearsedGroup")
    record Group(String key, int count) {}
}
