package dev.amiss.responder.responder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.responder.calendar.WeeklyHours;
import dev.amiss.responder.delivery.FunctionCatalog;
import dev.amiss.service.problem.StrictFields;
import dev.amiss.service.secret.Redaction;
import dev.amiss.service.secret.SecretArguments;
import dev.amiss.service.secret.SecretFiles;
import dev.amiss.service.secret.SecretUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the JSON of one action. */
@ApplicationScoped
class ActionReader {
    private static final double DECADE_SEC = 315_360_000;
    private static final List<String> STATUSES = List.of("open", "acknowledged", "resolved", "wont_fix");

    private final FunctionCatalog functions;
    private final SecretFiles files;

    ActionReader(FunctionCatalog functions, SecretFiles files) {
        this.functions = functions;
        this.files = files;
    }

    ActionDraft read(StrictFields fields, int position, KeptSecrets before) {
        String id = fields.text("id", 100).orElse(null);
        String function = fields.requiredText("target_function", 200);
        ObjectNode kwargs =
                fields.object("function_kwargs").orElseGet(() -> Json.mapper().createObjectNode());
        double delay = fields.number("delay_sec", 0, DECADE_SEC).orElse(0.0);
        Trigger trigger = fields.oneOf("on", List.of("created", "acknowledged", "resolved"), Trigger::ofWire)
                .orElse(Trigger.CREATED);
        Set<IssueStatus> cancelOn = fields.listOf("cancel_on", STATUSES.size(), STATUSES, IssueStatus::ofWire)
                .map(ActionReader::setOf)
                .orElse(trigger.defaultCancelOn());
        WeeklyHours onlyBetween = OnlyBetween.read(fields).orElse(null);
        SecretArguments.Split split = SecretArguments.split(kwargs, schemaOf(function));
        var draft = new ActionDraft(
                id,
                position,
                function,
                split.kwargs(),
                split.secrets(),
                ResponderReader.seconds(delay),
                trigger,
                cancelOn,
                onlyBetween);
        return check(fields, withKept(fields, draft, before));
    }

    private static Set<IssueStatus> setOf(List<IssueStatus> statuses) {
        Set<IssueStatus> set = EnumSet.noneOf(IssueStatus.class);
        set.addAll(statuses);
        return set;
    }

    private JsonNode schemaOf(String function) {
        return functions
                .find(function)
                .<JsonNode>map(known -> known.schema().document())
                .orElseGet(() -> Json.mapper().createObjectNode());
    }

    private static ActionDraft withKept(StrictFields fields, ActionDraft draft, KeptSecrets before) {
        Map<String, String> all = new HashMap<>(draft.secrets());
        List<String> missing = new ArrayList<>();
        for (String pointer : SecretArguments.keptPlaces(draft.kwargs())) {
            if (!all.containsKey(pointer)) {
                before.find(draft, pointer)
                        .ifPresentOrElse(secret -> all.put(pointer, secret), () -> missing.add(pointer));
            }
        }
        missing.forEach(pointer ->
                fields.rejectAt("/function_kwargs" + pointer, "no secret is kept here; send the secret itself"));
        return draft.withSecrets(Map.copyOf(all));
    }

    private ActionDraft check(StrictFields fields, ActionDraft draft) {
        if (draft.targetFunction().isEmpty()) {
            return draft;
        }
        FunctionCatalog.Known known = functions.find(draft.targetFunction()).orElse(null);
        if (known == null) {
            fields.reject("target_function", "is not known here; known are " + functions.names());
            return draft;
        }
        Map<String, String> unusable = files.problems(draft.kwargs());
        unusable.forEach((pointer, problem) -> fields.rejectAt("/function_kwargs" + pointer, problem));
        if (unusable.isEmpty()) {
            checkWhole(fields, draft, known);
        }
        return draft;
    }

    /** What is wrong is told without the secrets, which may be others' than the one's who asks. */
    private void checkWhole(StrictFields fields, ActionDraft draft, FunctionCatalog.Known known) {
        ObjectNode whole = SecretArguments.merge(draft.kwargs(), draft.secrets());
        List<String> secrets = new ArrayList<>(draft.secrets().values());
        try {
            secrets.addAll(files.resolve(whole).values());
        } catch (SecretUnavailable e) {
            fields.rejectAt("/function_kwargs", String.valueOf(e.getMessage()));
            return;
        }
        Redaction redaction = Redaction.of(secrets);
        var errors = known.schema().errors(whole, "/function_kwargs");
        errors.forEach(error -> fields.rejectAt(error.pointer(), redaction.text(error.detail())));
        if (errors.isEmpty()) {
            known.function()
                    .check(whole)
                    .forEach(problem ->
                            fields.rejectAt("/function_kwargs" + problem.pointer(), redaction.text(problem.detail())));
        }
    }
}
