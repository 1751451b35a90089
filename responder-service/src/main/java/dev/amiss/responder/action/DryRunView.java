package dev.amiss.responder.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Issue;
import java.time.Instant;
import java.util.List;

/**
 * What a responder would do about issues that are active already.
 *
 * @param matches how many it matches
 * @param items the first of them
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DryRunView(long matches, List<Item> items) {
    /** @param actions that it would run; none when the issue's status calls for none */
    public record Item(Issue issue, List<ItemAction> actions) {}

    /** @param functionKwargs as they would be sent, secrets left out */
    public record ItemAction(String targetFunction, JsonNode functionKwargs, String on, Instant dueAt) {}
}
