package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.model.function.IssueGroup;
import dev.amiss.responder.delivery.message.Cut;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Makes the messages of groups. */
@ApplicationScoped
class GroupMessages {
    /** What of an issue's details a message about many holds. */
    private static final int DETAILS_BYTES = 4_096;

    private final GroupMembers members;
    private final Deliveries deliveries;

    GroupMessages(GroupMembers members, Deliveries deliveries) {
        this.members = members;
        this.deliveries = deliveries;
    }

    /** What is told of a group now. */
    IssueGroup group(Handle handle, ActionGroup group, JoinGroups.Gathered gathered) {
        List<Long> ids = gathered.issueIds();
        long before = group.isLimit() ? 0 : members.active(handle, group, ids);
        long active = before + gathered.active();
        long ended = ids.size() - gathered.active();
        List<Issue> issues = new ArrayList<>(gathered.issues());
        if (before > 0 && issues.size() < IssueGroup.MOST_NAMED) {
            issues.addAll(members.members(handle, group.id(), ids, IssueGroup.MOST_NAMED - issues.size()));
        }
        return new IssueGroup(
                group.publicId(),
                group.key(),
                active + ended,
                active,
                gathered.active(),
                ended,
                group.isLimit(),
                issues.stream().map(GroupMessages::shortened).toList());
    }

    /** The action that stands for all with what it sends. */
    ClaimedAction message(ClaimedAction leader, IssueGroup told, List<Companion> companions) {
        boolean isAlone = told.limited() && told.count() == 1;
        Issue first = told.issues().stream()
                .filter(issue -> issue.id() == leader.issue().id())
                .findFirst()
                .orElse(shortened(leader.issue()));
        Delivery delivery = isAlone
                ? leader.delivery()
                : deliveries.render(leader.action(), first, leader.draft().with(told));
        return leader.with(delivery, companions);
    }

    private static Issue shortened(Issue issue) {
        var details = issue.details() instanceof ObjectNode object
                ? Cut.json(object, DETAILS_BYTES)
                : Json.mapper().createObjectNode();
        return issue.with(details, Json.mapper().createObjectNode());
    }
}
