package dev.amiss.model.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Action;
import dev.amiss.model.Issue;

/**
 * One attempt at an action.
 *
 * @param deliveryId the same on every attempt of one action; send it along so that the other side can drop repeats
 * @param kwargs the keyword arguments, templates already rendered; the same on every attempt
 * @param issue the issue as it stood when the delivery was written; of a group the first one
 * @param context what is known besides
 */
public record ActionCall(String deliveryId, Action action, Issue issue, JsonNode kwargs, ActionContext context) {
    /** A call about one issue of which nothing else is known. */
    public ActionCall(String deliveryId, Action action, Issue issue, JsonNode kwargs) {
        this(deliveryId, action, issue, kwargs, ActionContext.NONE);
    }
}
