package dev.amiss.responder.responder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.responder.delivery.FunctionCatalog;
import dev.amiss.service.problem.FieldError;
import dev.amiss.service.problem.StrictFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
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
     * zero. It may name in {@code id} the stored responder whose kept secrets it speaks of.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors
     */
    public Responder read(@Nullable JsonNode body) {
        StrictFields fields = StrictFields.of(body);
        return candidate(0, draft(fields, fields, idIn(fields)));
    }

    /**
     * The same of a part of a body, which may name in {@code id} the stored responder that it would replace.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors of the whole body
     */
    public Responder read(StrictFields whole, StrictFields part) {
        long id = idIn(part);
        return candidate(id, draft(whole, part, id));
    }

    /**
     * Several that stand side by side in a body. Here one that says that it is disabled is.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors of the whole body
     */
    public List<CandidateResponder> read(StrictFields whole, List<StrictFields> parts) {
        List<ResponderDraft> drafts =
                parts.stream().map(part -> noted(part, idIn(part))).toList();
        whole.finish();
        return IntStream.range(0, drafts.size())
                .mapToObj(place -> candidateAt(place, drafts.get(place)))
                .toList();
    }

    private CandidateResponder candidateAt(int place, ResponderDraft draft) {
        Responder responder = candidate(0, draft);
        return new CandidateResponder(
                draft.enabled() ? responder : responder.disabled(),
                Objects.requireNonNullElse(
                        draft.name(), Objects.requireNonNullElse(draft.watchPattern(), Integer.toString(place))),
                draft.actions().stream()
                        .map(action -> Objects.requireNonNullElse(action.id(), action.targetFunction()))
                        .toList());
    }

    private static long idIn(StrictFields part) {
        return part.integer("id", 1, Long.MAX_VALUE).orElse(0L);
    }

    private ResponderDraft draft(StrictFields whole, StrictFields part, long id) {
        ResponderDraft draft = noted(part, id);
        whole.finish();
        part.finish();
        return draft;
    }

    /** What is wrong is noted only. */
    private ResponderDraft noted(StrictFields part, long id) {
        List<ResponderActionEntity> stored = id == 0 ? List.of() : ResponderActionEntity.of(id);
        return reader.read(part, actions.secretsOf(stored));
    }

    /**
     * One action of the responder that stands in the body's {@code responder}, as a document or as the id of a stored one.
     *
     * @param place among its actions, from 0
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors of the whole body
     */
    public CandidateAction readAction(StrictFields whole, int place) {
        JsonNode sent = whole.any("responder").orElse(MissingNode.getInstance());
        StrictFields part = sent.isIntegralNumber() ? storedDocument(whole, sent.longValue()) : document(whole);
        ResponderDraft draft = draft(whole, part, idIn(part));
        if (place >= draft.actions().size()) {
            whole.reject("action", "the responder has " + draft.actions().size() + " actions; the first is 0");
            whole.finish();
        }
        ActionDraft action = draft.actions().get(place);
        String itsPlace = "/actions/" + place + "/";
        return new CandidateAction(
                candidate(0, draft),
                definition(action),
                place,
                action.secrets(),
                draft.owner(),
                draft.runbookUrl(),
                draft.warnings().stream()
                        .filter(warning -> warning.pointer().startsWith(itsPlace))
                        .map(warning -> new FieldError("/responder" + warning.pointer(), warning.detail()))
                        .toList());
    }

    private static StrictFields document(StrictFields whole) {
        Optional<StrictFields> part = whole.fields("responder");
        if (part.isEmpty()) {
            if (!whole.hasErrors()) {
                whole.reject("responder", "is required: a responder, or the id of one that is stored");
            }
            whole.finish();
        }
        return part.orElseThrow();
    }

    private static StrictFields storedDocument(StrictFields whole, long id) {
        ResponderEntity responder = ResponderEntity.findById(id);
        if (responder == null || responder.deletedAt != null) {
            whole.reject("responder", "there is no responder of that id");
            whole.finish();
        }
        ObjectNode document = ResponderView.of(
                        Objects.requireNonNull(responder), ResponderActionEntity.of(id), List.of(), null)
                .document();
        return StrictFields.of(document.put("id", id));
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
