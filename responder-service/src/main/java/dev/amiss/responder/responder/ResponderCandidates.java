package dev.amiss.responder.responder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.responder.delivery.FunctionCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Reads responders that are not to be stored. */
@ApplicationScoped
public class ResponderCandidates {
    private final ResponderReader reader;
    private final FunctionCatalog functions;
    private final Clock clock;

    ResponderCandidates(ResponderReader reader, FunctionCatalog functions, Clock clock) {
        this.reader = reader;
        this.functions = functions;
        this.clock = clock;
    }

    /**
     * The responder that this JSON describes; it counts as enabled, and has the id 0, as have its
     * actions.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors
     */
    public Responder read(@Nullable JsonNode body) {
        ResponderDraft draft = reader.read(body, KeptSecrets.NONE);
        return new Responder(
                0,
                draft.name(),
                true,
                draft.conditions(),
                draft.allowRetry() ? draft.repeatEvery() : null,
                null,
                draft.actions().stream()
                        .map(action -> new ActionDefinition(
                                0,
                                action.targetFunction(),
                                action.kwargs(),
                                functions.destination(action.targetFunction(), action.kwargs(), action.secrets()),
                                action.delay(),
                                action.trigger(),
                                action.cancelOn(),
                                clock.instant()))
                        .toList());
    }
}
