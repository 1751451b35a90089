package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.model.ActionStatus;
import dev.amiss.model.Issue;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.ResponderCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What follows from an attempt that ended, for its action and for those that its message told of; in the caller's transaction. */
@ApplicationScoped
class AfterAttempt {
    private static final int CHUNK = 500;

    private final GroupStore groups;
    private final GroupMembers members;
    private final GroupSchedule schedule;
    private final FollowUp followUp;
    private final ProjectionStore projection;
    private final ActionStore store;

    AfterAttempt(
            GroupStore groups,
            GroupMembers members,
            GroupSchedule schedule,
            FollowUp followUp,
            ProjectionStore projection,
            ActionStore store) {
        this.groups = groups;
        this.members = members;
        this.schedule = schedule;
        this.followUp = followUp;
        this.projection = projection;
        this.store = store;
    }

    void followUp(Handle handle, ResponderCatalog.Snapshot responders, List<Issue> issues, long responderId) {
        followUp.after(handle, responders, issues, responderId);
    }

    /** It is about to wait for another attempt, and goes where its responder says by then. */
    void redirect(Handle handle, ResponderCatalog.Snapshot responders, ClaimedAction claimed) {
        Action action = claimed.action();
        responders
                .find(action.responderId())
                .flatMap(responder -> responder.action(claimed.definitionId()))
                .filter(now -> !now.destination().equals(action.destination())
                        || !now.targetFunction().equals(action.targetFunction()))
                .ifPresent(now -> store.redirect(
                        handle,
                        action.responderId(),
                        now.id(),
                        claimed.all().map(Companion::actionId).toList()));
    }

    /** The same of one whose attempt was lost. */
    void redirect(Handle handle, LostClaim lost) {
        store.redirect(handle, lost.responderId(), lost.definitionId(), List.of(lost.actionId()));
    }

    /** These issues were erased while the attempts ran: nothing is kept of what these sent and got. */
    void erase(Handle handle, Collection<Long> issueIds) {
        if (!issueIds.isEmpty()) {
            store.erase(handle, issueIds);
        }
    }

    /** Nobody knows whether the messages of these actions arrived: the ends of what they told of are owed. */
    void lost(Handle handle, ResponderCatalog.Snapshot responders, List<LostClaim> lost, Instant now) {
        members.joinPerhaps(handle, lost.stream().map(LostClaim::actionId).toList(), now);
        List<Long> issueIds = lost.stream().map(LostClaim::issueId).toList();
        schedule.left(handle, responders, projection.ended(handle, issueIds), projection.deleted(handle, issueIds));
    }

    /** @param status what the attempt made of the action */
    void settled(
            Handle handle,
            ResponderCatalog.Snapshot responders,
            ClaimedAction claimed,
            ActionStatus status,
            Instant now) {
        if (claimed.groupId() != null && status == ActionStatus.SUCCEEDED) {
            told(handle, responders, claimed, claimed.groupId(), now);
        } else if (claimed.groupId() != null && status == ActionStatus.FAILED) {
            members.leave(handle, claimed.groupId(), ends(claimed));
        }
        List<Long> others =
                claimed.companions().stream().map(Companion::issueId).distinct().toList();
        for (int from = 0; from < others.size(); from += CHUNK) {
            List<Issue> issues = projection.read(handle, others.subList(from, Math.min(others.size(), from + CHUNK)));
            followUp.after(handle, responders, issues, claimed.action().responderId());
        }
    }

    private void told(
            Handle handle, ResponderCatalog.Snapshot responders, ClaimedAction claimed, long groupId, Instant now) {
        boolean tellsBeginnings = groups.find(handle, groupId)
                .filter(group -> !group.isLimit() && group.tellsBeginnings())
                .isPresent();
        if (!tellsBeginnings) {
            return;
        }
        List<Companion> beginnings =
                claimed.all().filter(each -> !each.tellsEnd()).toList();
        members.join(handle, groupId, beginnings, now);
        members.leave(handle, groupId, ends(claimed));
        List<Long> told = beginnings.stream().map(Companion::issueId).toList();
        schedule.left(handle, responders, projection.ended(handle, told), projection.deleted(handle, told));
    }

    private static List<Companion> ends(ClaimedAction claimed) {
        return claimed.all().filter(Companion::tellsEnd).toList();
    }
}
