package dev.amiss.responder.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Action;
import dev.amiss.model.ActionStatus;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.responder.delivery.message.Cut;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.problem.FieldError;
import dev.amiss.service.secret.Redaction;
import dev.amiss.service.secret.SecretArguments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Shows what an action would send about an issue, and sends it once as a test. */
@ApplicationScoped
public class TrialService {
    private static final Logger LOG = Logger.getLogger(TrialService.class);

    /** Characters of a message that are shown. */
    private static final int LONGEST = 32 * 1024;

    private final TrialReader reader;
    private final TrialIssues issues;
    private final TestCall call;
    private final CurrentActor actor;

    TrialService(TrialReader reader, TrialIssues issues, TestCall call, CurrentActor actor) {
        this.reader = reader;
        this.issues = issues;
        this.call = call;
        this.actor = actor;
    }

    /** Nothing happens. */
    public PreviewView preview(@Nullable JsonNode body) {
        Trial trial = reader.read(body);
        var definition = trial.action().definition();
        return new PreviewView(
                issue(trial),
                definition.targetFunction(),
                definition.destination(),
                trial.kwargs(),
                message(trial),
                problems(trial));
    }

    /** Sends it now and once. */
    public TestView send(@Nullable JsonNode body) {
        Trial trial = reader.read(body);
        String deliveryId = "test_" + UUID.randomUUID();
        var start = issues.now();
        ActionOutcome outcome = call.make(trial, deliveryId, start);
        TestView view = TestView.of(trial, outcome, deliveryId, Duration.between(start, issues.now()));
        LOG.infof(
                "a test was sent function=%s destination=%s issue=%d by=%s outcome=%s; no issue knows of it",
                view.targetFunction(), view.destination(), trial.issue().id(), actor.name(), view.outcome());
        return view;
    }

    static PreviewView.TriedIssue issue(Trial trial) {
        return new PreviewView.TriedIssue(trial.issue().id(), trial.issue().name(), !trial.isRealIssue());
    }

    /** Secrets are not shown; something stands in their places, since most messages hold none. */
    private static @Nullable String message(Trial trial) {
        var definition = trial.action().definition();
        var action = new Action(
                0,
                trial.issue().id(),
                trial.issue().opening(),
                1,
                trial.action().responder().id(),
                trial.action().responder().name(),
                definition.targetFunction(),
                trial.issue().openingAt(),
                null,
                null,
                0,
                ActionStatus.PENDING,
                null,
                definition.destination());
        Map<String, String> hidden = new LinkedHashMap<>();
        SecretArguments.keptPlaces(trial.kwargs()).forEach(secret -> hidden.put(secret, "***"));
        ObjectNode whole = SecretArguments.withoutGaps(SecretArguments.merge(trial.kwargs(), hidden));
        String text = trial.known()
                .function()
                .preview(new ActionCall("msg_preview", action, trial.issue(), whole, trial.context()));
        return text == null ? null : Cut.characters(text, LONGEST);
    }

    private static List<FieldError> problems(Trial trial) {
        String place = "/responder/actions/" + trial.action().place() + "/function_kwargs";
        List<FieldError> problems = new ArrayList<>(trial.action().warnings());
        ObjectNode whole = SecretArguments.merge(trial.kwargs(), trial.action().secrets());
        Redaction redaction = Redaction.of(trial.action().secrets().values());
        trial.known()
                .schema()
                .errors(SecretArguments.withoutGaps(whole), place)
                .forEach(error -> problems.add(new FieldError(error.pointer(), redaction.text(error.detail()))));
        trial.known()
                .function()
                .check(whole)
                .forEach(
                        error -> problems.add(new FieldError(place + error.pointer(), redaction.text(error.detail()))));
        return problems;
    }
}
