package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.model.Issue;
import dev.amiss.responder.action.SettlementStore.AttemptEnd;
import dev.amiss.responder.action.SettlementStore.Settlement;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.ResponderCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What follows from an attempt that ended, for its action and for those that its message told of; in the caller's transaction. */
@ApplicationScoped
class AfterAttempt {
    private static final int CHUNK = 500;

    private final SettlementStore store;
    private final GroupStore groups;
    private final GroupSchedule schedule;
    private final FollowUp followUp;
    private final ProjectionStore projection;
    private final Clock clock;

    AfterAttempt(
            SettlementStore store,
            GroupStore groups,
            GroupSchedule schedule,
            FollowUp followUp,
            ProjectionStore projection,
            Clock clock) {
        this.store = store;
        this.groups = groups;
        this.schedule = schedule;
        this.followUp = followUp;
        this.projection = projection;
        this.clock = clock;
    }

    /** Ends the attempts of the companions as that of the one which stands for them. */
    List<Action> companions(Handle handle, ClaimedAction claimed, Settlement settlement, AttemptEnd end) {
        if (claimed.companions().isEmpty()) {
            return List.of();
        }
        store.endAttempts(handle, claimed.companions(), claimed.action().id(), end);
        return store.settleCompanions(handle, claimed.companions(), settlement);
    }

    void followUp(Handle handle, ResponderCatalog.Snapshot responders, List<Issue> issues, long responderId) {
        followUp.after(handle, responders, issues, responderId);
    }

    /** @param isTold whether the message arrived */
    void settled(Handle handle, ResponderCatalog.Snapshot responders, ClaimedAction claimed, boolean isTold) {
        if (claimed.groupId() != null && isTold) {
            told(handle, responders, claimed, claimed.groupId());
        }
        List<Long> others =
                claimed.companions().stream().map(Companion::issueId).distinct().toList();
        for (int from = 0; from < others.size(); from += CHUNK) {
            List<Issue> issues = projection.read(handle, others.subList(from, Math.min(others.size(), from + CHUNK)));
            followUp.after(handle, responders, issues, claimed.action().responderId());
        }
    }

    private void told(Handle handle, ResponderCatalog.Snapshot responders, ClaimedAction claimed, long groupId) {
        ActionGroup group = groups.find(handle, groupId);
        if (group.isLimit() || !group.tellsBeginnings()) {
            return;
        }
        List<Companion> all = new ArrayList<>(List.of(claimed.asCompanion()));
        all.addAll(claimed.companions());
        List<Companion> beginnings =
                all.stream().filter(each -> !each.tellsEnd()).toList();
        groups.join(handle, groupId, beginnings, clock.instant());
        groups.leave(handle, groupId, all.stream().filter(Companion::tellsEnd).toList());
        List<Long> told = beginnings.stream().map(Companion::issueId).toList();
        schedule.left(handle, responders, projection.ended(handle, told), projection.deleted(handle, told));
    }
}
