package dev.amiss.responder.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Issue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a responder would do about issues that are active already.
 *
 * @param matches how many it matches
 * @param messages that it would send about these to tell beginnings: one for each group; at most 10,000 groups are told apart
 * @param items the first of them
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DryRunView(long matches, long messages, List<Item> items) {
    /** @param actions that it would run; none when the issue's status calls for none */
    @Schema(name = "DryRunItem")
    public record Item(Issue issue, List<ItemAction> actions) {}

    /**
     * @param functionKwargs as they would be sent, secrets left out
     * @param group what the issues have in common that it is told with in one message; null when it is told alone
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "DryRunAction")
    public record ItemAction(
            String targetFunction,
            JsonNode functionKwargs,
            String on,
            Instant dueAt,
            @Nullable String group) {}
}
