package dev.amiss.responder.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Issue;
import dev.amiss.model.function.ActionContext;
import dev.amiss.responder.delivery.ArgumentTemplates;
import dev.amiss.responder.delivery.FunctionCatalog;
import dev.amiss.responder.responder.CandidateAction;
import dev.amiss.responder.responder.ResponderCandidates;
import dev.amiss.service.problem.StrictFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is to be tried: {@code {"responder": one, "action": its place, "issue_id": one}}. */
@ApplicationScoped
class TrialReader {
    private static final int MOST_ACTIONS = 50;

    private final ResponderCandidates candidates;
    private final FunctionCatalog functions;
    private final ArgumentTemplates templates;
    private final TrialIssues issues;

    TrialReader(
            ResponderCandidates candidates,
            FunctionCatalog functions,
            ArgumentTemplates templates,
            TrialIssues issues) {
        this.candidates = candidates;
        this.functions = functions;
        this.templates = templates;
        this.issues = issues;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors */
    Trial read(@Nullable JsonNode body) {
        StrictFields fields = StrictFields.of(body);
        int place = fields.integer("action", 0, MOST_ACTIONS - 1).orElse(0L).intValue();
        Optional<Long> issueId = fields.integer("issue_id", 1, Long.MAX_VALUE);
        Optional<Issue> real = issueId.flatMap(issues::find);
        if (issueId.isPresent() && real.isEmpty()) {
            fields.reject("issue_id", "there is no issue of that id here");
        }
        CandidateAction action = candidates.readAction(fields, place);
        return trial(action, real);
    }

    private Trial trial(CandidateAction action, Optional<Issue> real) {
        FunctionCatalog.Known known =
                functions.find(action.definition().targetFunction()).orElseThrow();
        Issue issue = real.orElseGet(() -> issues.madeUp(action));
        ObjectNode kwargs = action.definition().kwargs() instanceof ObjectNode object
                ? templates.render(object, known.schema().document(), issue, null)
                : known.schema().document().objectNode();
        var context = new ActionContext(
                action.definition().trigger().wire(),
                real.map(issues::page).orElse(null),
                action.owner(),
                action.runbookUrl(),
                null);
        return new Trial(action, known, issue, real.isPresent(), kwargs, context);
    }
}
