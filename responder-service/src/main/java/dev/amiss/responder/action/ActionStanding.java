package dev.amiss.responder.action;

import dev.amiss.model.Action;
import java.time.Instant;
import java.util.List;

/**
 * An action and what it depends on while it waits.
 *
 * @param definitionId the {@link dev.amiss.responder.responder.ActionDefinition}'s
 * @param runAt not before; for a held one the end of what holds it
 * @param cancelOn statuses of the issue that cancel it
 * @param isForced asked for by hand
 * @param isPutOff put off by hand
 * @param isIssueKnown whether its issue is known as it stood at {@code runAt}
 */
record ActionStanding(
        Action action,
        long definitionId,
        Instant runAt,
        List<String> cancelOn,
        boolean isForced,
        boolean isPutOff,
        boolean isIssueKnown) {}
