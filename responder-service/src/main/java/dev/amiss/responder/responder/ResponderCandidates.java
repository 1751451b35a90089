package dev.amiss.responder.responder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.responder.delivery.FunctionCatalog;
import dev.amiss.service.problem.StrictFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads responders that are not to be stored. */
@ApplicationScoped
public class ResponderCandidates {
    private final ResponderReader reader;
    private final FunctionCatalog functions;
    private final ResponderCatalog catalog;
    private final AssignActions actions;
    private final Jdbi jdbi;

    ResponderCandidates(
            ResponderReader reader,
            FunctionCatalog functions,
            ResponderCatalog catalog,
            AssignActions actions,
            Jdbi jdbi) {
        this.reader = reader;
        this.functions = functions;
        this.catalog = catalog;
        this.actions = actions;
        this.jdbi = jdbi;
    }

    /**
     * The responder that this JSON describes; it counts as enabled and has the id 0, its actions have ids of their own below
     * zero.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors
     */
    public Responder read(@Nullable JsonNode body) {
        return candidate(0, reader.read(body, KeptSecrets.NONE));
    }

    /**
     * The same of a part of a body, which may name in {@code id} the stored responder that it would replace.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors of the whole body
     */
    public Responder read(StrictFields whole, StrictFields part) {
        long id = part.integer("id", 1, Long.MAX_VALUE).orElse(0L);
        List<ResponderActionEntity> stored = id == 0 ? List.of() : ResponderActionEntity.of(id);
        ResponderDraft draft = reader.read(part, actions.secretsOf(stored));
        whole.finish();
        return candidate(id, draft);
    }

    /** A stored responder as if it had always been there, enabled; empty when there is none of that id. */
    public Optional<Responder> stored(long id) {
        return jdbi.withHandle(catalog::glance)
                .find(id)
                .map(known -> new Responder(
                        known.id(),
                        known.name(),
                        true,
                        known.conditions(),
                        known.repeatEvery(),
                        null,
                        known.actions().stream()
                                .map(ResponderCandidates::fromEver)
                                .toList(),
                        known.group()));
    }

    private static ActionDefinition fromEver(ActionDefinition action) {
        return new ActionDefinition(
                action.id(),
                action.targetFunction(),
                action.kwargs(),
                action.destination(),
                action.delay(),
                action.trigger(),
                action.cancelOn(),
                action.onlyBetween(),
                Instant.EPOCH);
    }

    private Responder candidate(long id, ResponderDraft draft) {
        return new Responder(
                id,
                draft.name(),
                true,
                draft.conditions(),
                draft.allowRetry() ? draft.repeatEvery() : null,
                null,
                draft.actions().stream().map(this::definition).toList(),
                draft.group());
    }

    private ActionDefinition definition(ActionDraft action) {
        return new ActionDefinition(
                -1L - action.position(),
                action.targetFunction(),
                action.kwargs(),
                functions.destination(action.targetFunction(), action.kwargs(), action.secrets()),
                action.delay(),
                action.trigger(),
                action.cancelOn(),
                action.onlyBetween(),
                Instant.EPOCH);
    }
}
