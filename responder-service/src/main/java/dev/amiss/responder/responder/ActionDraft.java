package dev.amiss.responder.responder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.responder.calendar.WeeklyHours;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An action as a user wrote it.
 *
 * @param id null when the user gave none
 * @param kwargs secrets taken out
 * @param secrets by JSON pointer within the arguments
 */
record ActionDraft(
        @Nullable String id,
        int position,
        String targetFunction,
        ObjectNode kwargs,
        Map<String, String> secrets,
        Duration delay,
        Trigger trigger,
        Set<IssueStatus> cancelOn,
        @Nullable WeeklyHours onlyBetween) {
    /** What makes two actions equal but for their id and place. */
    Object content() {
        return content(
                targetFunction,
                kwargs,
                delay.toMillis(),
                trigger.wire(),
                cancelOn.stream().map(IssueStatus::wire),
                OnlyBetween.write(onlyBetween));
    }

    static Object contentOf(ResponderActionEntity action) {
        return content(
                action.targetFunction,
                action.kwargs(),
                action.delayMs,
                action.onEvent,
                action.cancelOn.stream(),
                action.onlyBetween);
    }

    private static Object content(
            String function,
            ObjectNode kwargs,
            long delayMs,
            String trigger,
            Stream<String> cancelOn,
            @Nullable JsonNode onlyBetween) {
        return List.of(
                function,
                Canonical.json(kwargs),
                delayMs,
                trigger,
                cancelOn.sorted().toList(),
                onlyBetween == null ? "" : Canonical.json(onlyBetween));
    }

    ActionDraft withSecrets(Map<String, String> all) {
        return new ActionDraft(id, position, targetFunction, kwargs, all, delay, trigger, cancelOn, onlyBetween);
    }
}
