package dev.amiss.responder.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Issue;
import dev.amiss.model.function.ActionContext;
import dev.amiss.responder.delivery.FunctionCatalog;
import dev.amiss.responder.responder.CandidateAction;

/**
 * An action with the issue that it is tried with.
 *
 * @param kwargs rendered, without secrets
 * @param isRealIssue false when the issue is made up
 */
record Trial(
        CandidateAction action,
        FunctionCatalog.Known known,
        Issue issue,
        boolean isRealIssue,
        ObjectNode kwargs,
        ActionContext context) {}
