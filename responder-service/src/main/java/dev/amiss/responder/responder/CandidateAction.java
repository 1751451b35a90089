package dev.amiss.responder.responder;

import dev.amiss.service.problem.FieldError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action of a responder that is not to be stored, ready to be called.
 *
 * @param place among the responder's actions, from 0
 * @param secrets of its arguments as they are, by JSON pointer; never to be shown
 * @param warnings texts that will be delivered as they stand, by their places below {@code /responder}
 */
public record CandidateAction(
        Responder responder,
        ActionDefinition definition,
        int place,
        Map<String, String> secrets,
        @Nullable String owner,
        @Nullable String runbookUrl,
        List<FieldError> warnings) {}
