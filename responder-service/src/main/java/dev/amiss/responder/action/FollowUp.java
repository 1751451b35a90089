package dev.amiss.responder.action;

import dev.amiss.model.Issue;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.ResponderCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Decides again about issues once one of a responder's actions for it ended, or the responder changed. */
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

    /** The same for a changed responder, at that pace. */
    void after(Handle handle, Responder responder, List<Issue> issues, SchedulingService.Pace pace) {
        scheduling.carryOut(handle, plan.plan(handle, responder, issues), pace);
    }
}
