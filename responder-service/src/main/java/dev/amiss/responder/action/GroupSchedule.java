package dev.amiss.responder.action;

import dev.amiss.model.Action;
import dev.amiss.model.ActionEventType;
import dev.amiss.model.Issue;
import dev.amiss.responder.action.GroupMembers.Left;
import dev.amiss.responder.responder.Grouping;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.ResponderCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Puts actions into the groups of their responders, and has the groups told when issues leave; in the caller's transaction. */
@ApplicationScoped
class GroupSchedule {
    private final GroupStore store;
    private final GroupMembers members;
    private final ActionEvents events;
    private final ActionSignal signal;
    private final Clock clock;

    GroupSchedule(GroupStore store, GroupMembers members, ActionEvents events, ActionSignal signal, Clock clock) {
        this.store = store;
        this.members = members;
        this.events = events;
        this.signal = signal;
        this.clock = clock;
    }

    /** An action about to be scheduled. */
    record Joining(NewAction action, Responder responder, Issue issue) {}

    /** The same actions, each with its group where its responder has one, and due with it. */
    List<NewAction> join(Handle handle, List<Joining> joining) {
        Map<String, ActionGroup> groups = new HashMap<>();
        List<NewAction> joined = new ArrayList<>();
        joining.stream()
                .sorted(Comparator.comparing(GroupSchedule::lockOrder))
                .forEach(each -> joined.add(join(handle, each, groups)));
        return joined;
    }

    /** In one order for all, since to make a group is to lock it. */
    private static String lockOrder(Joining joining) {
        Grouping grouping = joining.responder().group();
        return grouping == null
                ? ""
                : joining.action().definitionId() + " " + KeyHash.of(grouping.valuesOf(joining.issue()));
    }

    private NewAction join(Handle handle, Joining joining, Map<String, ActionGroup> groups) {
        Grouping grouping = joining.responder().group();
        NewAction action = joining.action();
        if (grouping == null) {
            return action;
        }
        ActionGroup group = groups.computeIfAbsent(
                lockOrder(joining),
                ignored -> store.obtain(
                        handle,
                        action.responderId(),
                        action.definitionId(),
                        ActionGroup.BY_RESPONDER,
                        KeyHash.of(grouping.valuesOf(joining.issue())),
                        grouping.keyOf(joining.issue())));
        return action.inGroup(
                group.id(), GroupPace.join(grouping, action.runAt(), clock.instant(), group.lastSentAt()));
    }

    /** Some of these issues are not active any more: what told their beginnings tells their ends. */
    void left(Handle handle, ResponderCatalog.Snapshot responders, Collection<Long> ended, Collection<Long> deleted) {
        List<Long> all = new ArrayList<>(ended);
        all.addAll(deleted);
        if (all.isEmpty()) {
            return;
        }
        List<Left> untold = new ArrayList<>();
        List<Action> told = new ArrayList<>();
        for (Left each : members.left(handle, all)) {
            Optional<Responder> responder =
                    responders.find(each.group().responderId()).filter(found -> !found.hasResolvedActions());
            Grouping grouping = responder.map(Responder::group).orElse(null);
            if (grouping == null || deleted.contains(each.issueId())) {
                untold.add(each);
            } else if (responder.filter(Responder::isActive).isPresent()) { // else owed until the responder is enabled
                told.add(members.tellEnd(
                        handle,
                        responder
                                .flatMap(found -> found.action(each.group().definitionId()))
                                .map(each::by)
                                .orElse(each),
                        clock.instant(),
                        GroupPace.leave(grouping, clock.instant(), each.group().lastSentAt())));
            }
        }
        members.forget(handle, untold);
        events.tell(handle, ActionEventType.SCHEDULED, told);
        if (!told.isEmpty()) {
            signal.wakeAfterCommit(handle);
        }
    }
}
