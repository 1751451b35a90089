package dev.amiss.responder.action;

import dev.amiss.model.Issue;
import dev.amiss.responder.responder.ResponderCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Decides again about issues once one of a responder's actions for it ended: another round, the end told, or nothing. */
@ApplicationScoped
class FollowUp {
    private final BackfillPlan plan;
    private final SchedulingService scheduling;

    FollowUp(BackfillPlan plan, SchedulingService scheduling) {
        this.plan = plan;
        this.scheduling = scheduling;
    }

    void after(Handle handle, ResponderCatalog.Snapshot responders, List<Issue> issues, long responderId) {
        responders
                .find(responderId)
                .ifPresent(responder -> scheduling.carryOut(handle, plan.plan(handle, responder, issues)));
    }
}
