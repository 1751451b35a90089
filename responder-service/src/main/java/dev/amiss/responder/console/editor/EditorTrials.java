package dev.amiss.responder.console.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.responder.action.DryRunService;
import dev.amiss.responder.action.DryRunView;
import dev.amiss.responder.replay.ReplayRequest;
import dev.amiss.responder.replay.ReplayService;
import dev.amiss.responder.replay.ReplayView;
import dev.amiss.responder.trial.PreviewView;
import dev.amiss.responder.trial.TestView;
import dev.amiss.responder.trial.TrialService;
import dev.amiss.service.console.Form;
import dev.amiss.service.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries what is being written: now, on the past, and one action alone. */
@Singleton
class EditorTrials {
    private static final int SHOWN = 50;
    private static final long LONGEST_DAYS = 30;
    private static final List<String> OF_THE_WHOLE =
            List.of("name", "watch_pattern", "severity", "labels", "when", "owner", "runbook_url");

    private final DryRunService dryRun;
    private final ReplayRequest.Reader replayReader;
    private final ReplayService replay;
    private final TrialService trials;
    private final Clock clock;

    EditorTrials(
            DryRunService dryRun,
            ReplayRequest.Reader replayReader,
            ReplayService replay,
            TrialService trials,
            Clock clock) {
        this.dryRun = dryRun;
        this.replayReader = replayReader;
        this.replay = replay;
        this.trials = trials;
        this.clock = clock;
    }

    DryRunView dryRun(JsonNode definition, @Nullable Long id) {
        return dryRun.run(withId(definition, id));
    }

    /** As {@link #dryRun}, whatever is wrong with the actions. */
    DryRunView dryRunWithoutActions(ObjectNode definition) {
        ObjectNode copy = definition.deepCopy();
        copy.putArray("actions").addObject().put("target_function", "issue.actions.log");
        DryRunView found = dryRun.run(copy);
        return new DryRunView(
                found.matches(),
                0,
                found.items().stream()
                        .map(item -> new DryRunView.Item(item.issue(), List.of()))
                        .toList());
    }

    /** @param days back from now, as text; a week when it says nothing */
    ReplayView replay(JsonNode definition, @Nullable Long id, String days) {
        long span = Math.max(
                1,
                Math.min(
                        LONGEST_DAYS, Fields.number(days.isBlank() ? "7" : days).asLong(7)));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("responder", withId(definition, id));
        body.put("from", Json.time(clock.instant().minus(Duration.ofDays(span))));
        return replay.replay(replayReader.read(body), SHOWN);
    }

    PreviewView preview(ObjectNode definition, @Nullable Long id, int place, Form form) {
        return trials.preview(trial(definition, id, place, form));
    }

    TestView send(ObjectNode definition, @Nullable Long id, int place, Form form) {
        return trials.send(trial(definition, id, place, form));
    }

    /** The one action alone, so that it can be tried while others are not finished. */
    private static ObjectNode trial(ObjectNode definition, @Nullable Long id, int place, Form form) {
        ObjectNode responder = JsonNodeFactory.instance.objectNode();
        OF_THE_WHOLE.stream()
                .filter(definition::hasNonNull)
                .forEach(field -> responder.set(field, definition.get(field)));
        if (!hasCondition(responder)) {
            responder.put("watch_pattern", ".*");
        }
        responder.putArray("actions").add(definition.path("actions").path(place));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("responder", withId(responder, id));
        String issue = issueOf(form);
        if (!issue.isEmpty()) {
            body.set("issue_id", Fields.number(issue));
        }
        return body;
    }

    static boolean hasCondition(ObjectNode definition) {
        boolean hasOne = List.of("watch_pattern", "severity", "when").stream().anyMatch(definition::hasNonNull);
        return hasOne || !definition.path("labels").isEmpty();
    }

    /** The issue that is typed, else the one that is chosen; empty for one that is made up. */
    static String issueOf(Form form) {
        String typed = form.value("issue_id").strip();
        return typed.isEmpty() ? form.value("issue").strip() : typed;
    }

    /** Where something stands in the editor of which a trial speaks. */
    static String placeIn(String pointer, int place) {
        return pointer.replaceFirst("^/responder/actions/0", "/actions/" + place)
                .replaceFirst("^/responder", "");
    }

    private static JsonNode withId(JsonNode definition, @Nullable Long id) {
        if (id == null || !(definition instanceof ObjectNode object)) {
            return definition;
        }
        return object.deepCopy().put("id", id);
    }

    /** Whether only actions are not as they must be. */
    static boolean isAboutActionsOnly(HttpProblem problem) {
        List<String> places =
                Problems.errorsOf(problem).stream().map(each -> each.pointer()).toList();
        return !places.isEmpty() && places.stream().allMatch(each -> each.startsWith("/actions"));
    }
}
