package dev.amiss.responder.action;

import static dev.amiss.service.database.FewOfMany.FEW_OF_MANY;

import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.ResponderCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Ends that a responder could not tell while it was disabled or was another: of issues whose beginnings it told and that are
 * over. In the caller's transaction.
 */
@ApplicationScoped
class OwedEnds {
    private static final int CHUNK = 500;

    private final FollowUp followUp;
    private final GroupSchedule groups;
    private final GroupMembers members;
    private final ProjectionStore projection;

    OwedEnds(FollowUp followUp, GroupSchedule groups, GroupMembers members, ProjectionStore projection) {
        this.followUp = followUp;
        this.groups = groups;
        this.members = members;
        this.projection = projection;
    }

    void settle(Handle handle, ResponderCatalog.Snapshot responders, Responder responder) {
        if (responder.hasResolvedActions()) {
            settleOneByOne(handle, responders, responder.id());
        } else if (responder.group() != null) {
            settleGroups(handle, responders, responder);
        }
    }

    private void settleOneByOne(Handle handle, ResponderCatalog.Snapshot responders, long responderId) {
        List<Long> ids = untold(handle, responderId, 0);
        while (!ids.isEmpty()) {
            projection.lockAll(handle, ids);
            followUp.after(handle, responders, projection.read(handle, ids), responderId);
            ids = untold(handle, responderId, ids.get(ids.size() - 1));
        }
    }

    private void settleGroups(Handle handle, ResponderCatalog.Snapshot responders, Responder responder) {
        List<Long> ids = members.ended(handle, responder.id(), 0, CHUNK);
        while (!ids.isEmpty()) {
            projection.lockAll(handle, ids);
            groups.left(handle, responders, projection.ended(handle, ids), projection.deleted(handle, ids));
            ids = members.ended(handle, responder.id(), ids.get(ids.size() - 1), CHUNK);
        }
    }

    /** Resolved issues behind that id whose beginning that responder told and whose end it did not, in the order of their ids. */
    private static List<Long> untold(Handle handle, long responderId, long issueId) {
        return handle.createQuery("""
                        SELECT DISTINCT a.issue_id FROM action a JOIN issue_projection i ON i.issue_id = a.issue_id
                        WHERE a.responder_id = :responder AND a.issue_id > :after AND a.status = 'succeeded'
                            AND i.status = 'resolved' AND NOT EXISTS (
                                SELECT FROM action e JOIN responder_action d ON d.id = e.responder_action_id
                                WHERE e.issue_id = a.issue_id AND e.responder_id = a.responder_id
                                    AND e.opening >= a.opening AND d.on_event = 'resolved' AND e.status <> 'cancelled')
                        ORDER BY a.issue_id LIMIT :limit""")
                .addCustomizer(FEW_OF_MANY)
                .bind("responder", responderId)
                .bind("after", issueId)
                .bind("limit", CHUNK)
                .mapTo(Long.class)
                .list();
    }
}
