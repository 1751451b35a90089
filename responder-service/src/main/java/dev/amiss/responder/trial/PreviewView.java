package dev.amiss.responder.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an action would send about an issue.
 *
 * @param destination as limits and circuits count; null when the function names none
 * @param functionKwargs as they would be sent, secrets left out
 * @param message the whole message as text; null when the function does not tell
 * @param problems what is wrong with the arguments once they are filled in, by their places within the responder
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PreviewView(
        TriedIssue issue,
        String targetFunction,
        @Nullable String destination,
        JsonNode functionKwargs,
        @Nullable String message,
        List<FieldError> problems) {
    /** @param id 0 when it is made up */
    public record TriedIssue(long id, String name, boolean isMadeUp) {}
}
