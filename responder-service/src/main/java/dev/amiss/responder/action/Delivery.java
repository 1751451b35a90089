package dev.amiss.responder.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Action;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.model.function.ActionContext;
import dev.amiss.model.function.IssueGroup;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is sent, written down before the first attempt and the same on every one.
 *
 * @param id the other side's means to drop repeats
 * @param contentVersion of the definition that it was made from
 * @param content {@link Content} as JSON
 * @param isWritten whether it stands in the database already
 */
record Delivery(String id, String targetFunction, int contentVersion, String content, boolean isWritten) {
    /**
     * @param kwargs rendered, without secrets
     * @param context null when it was written before there was one
     */
    record Content(
            ObjectNode kwargs,
            Issue issue,
            Action action,
            @Nullable ActionContext context) {}

    static String write(Content content) {
        try {
            return Json.mapper().writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an issue and texts can always be written", e);
        }
    }

    /** The group that it tells of; empty when it tells of one issue. */
    Optional<IssueGroup> group() {
        return Optional.ofNullable(read().context()).map(ActionContext::group);
    }

    Content read() {
        try {
            return Json.mapper().readValue(content, Content.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("delivery " + id + " cannot be read", e);
        }
    }
}
