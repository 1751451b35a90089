package dev.amiss.responder.responder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Severity;
import dev.amiss.responder.delivery.ArgumentTemplates;
import dev.amiss.responder.matching.ConditionFields;
import dev.amiss.service.problem.FieldError;
import dev.amiss.service.problem.StrictFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a responder and names everything that is wrong with it. */
@ApplicationScoped
class ResponderReader {
    private static final int MOST_ACTIONS = 50;
    private static final double DECADE_SEC = 315_360_000;
    private static final List<String> SEVERITIES = List.of("info", "warning", "error", "critical");

    private final ActionReader actions;
    private final ArgumentTemplates templates;

    ResponderReader(ActionReader actions, ArgumentTemplates templates) {
        this.actions = actions;
        this.templates = templates;
    }

    /**
     * @param before secrets of the responder's actions as they are; they stand in for those that are sent as kept
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors
     */
    ResponderDraft read(@Nullable JsonNode body, KeptSecrets before) {
        StrictFields fields = StrictFields.of(body);
        ResponderDraft draft = read(fields, before);
        fields.finish();
        return draft;
    }

    /** The same of a part of a body; what is wrong is noted, and the caller ends the reading before he uses it. */
    ResponderDraft read(StrictFields fields, KeptSecrets before) {
        String name = fields.text("name", 200).orElse(null);
        String description = fields.text("description", 10_000).orElse(null);
        boolean enabled = fields.bool("enabled").orElse(true);
        String pattern = ConditionFields.watchPattern(fields).orElse(null);
        Severity severity =
                fields.oneOf("severity", SEVERITIES, Severity::ofWire).orElse(null);
        Map<String, String> labels = ConditionFields.labels(fields);
        String when = ConditionFields.when(fields).orElse(null);
        boolean allowRetry = fields.bool("allow_retry").orElse(false);
        Duration repeatEvery =
                seconds(fields.number("repeat_every_sec", 1, DECADE_SEC).orElse(3_600.0));
        String owner = fields.text("owner", 200).orElse(null);
        String runbook = fields.text("runbook_url", 2_048).orElse(null);
        Grouping group = GroupingReader.read(fields);
        requireACondition(fields, labels);
        List<ActionDraft> drafts = readActions(fields, before);
        return new ResponderDraft(
                name,
                description,
                enabled,
                pattern,
                severity,
                labels,
                when,
                allowRetry,
                repeatEvery,
                owner,
                runbook,
                group,
                drafts,
                warnings(drafts));
    }

    private static void requireACondition(StrictFields fields, Map<String, String> labels) {
        boolean hasOne = fields.isGiven("watch_pattern") || fields.isGiven("severity") || fields.isGiven("when");
        if (!hasOne && labels.isEmpty()) {
            fields.reject(
                    "watch_pattern",
                    "at least one condition is required: watch_pattern, severity, labels or when, for example"
                            + " \"watch_pattern\": \"user-.*\"");
        }
    }

    private List<ActionDraft> readActions(StrictFields fields, KeptSecrets before) {
        Optional<List<StrictFields>> sent = fields.list("actions", MOST_ACTIONS);
        List<StrictFields> list = sent.orElse(List.of());
        if (sent.map(List::isEmpty).orElse(!fields.isGiven("actions"))) {
            fields.reject(
                    "actions",
                    "at least one action is required, for example [{\"target_function\": \"issue.actions.log\"}]");
        }
        List<ActionDraft> drafts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int position = 0; position < list.size(); position++) {
            ActionDraft draft = actions.read(list.get(position), position, before);
            if (draft.id() != null && !ids.add(draft.id())) {
                list.get(position).reject("id", "must be another than those of the other actions");
            }
            drafts.add(draft);
        }
        return drafts;
    }

    private List<FieldError> warnings(List<ActionDraft> drafts) {
        return drafts.stream()
                .flatMap(draft ->
                        templates
                                .warnings(draft.kwargs(), "/actions/" + draft.position() + "/function_kwargs")
                                .stream())
                .toList();
    }

    static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
