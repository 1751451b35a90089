package dev.amiss.responder.action;

import dev.amiss.model.Issue;
import dev.amiss.model.function.IssueGroup;
import dev.amiss.responder.responder.Grouping;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.ResponderCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * Makes one message of those claimed actions that belong together, and puts off what may not be sent yet: by the interval
 * of a group, or by the limit of a destination. In the transaction of the claim, which holds the groups' locks.
 */
@ApplicationScoped
class JoinGroups {
    private final GroupStore store;
    private final GroupClaims claims;
    private final MessageLimits limits;
    private final ResponderCatalog catalog;
    private final GroupMessages messages;
    private final Holds holds;

    JoinGroups(
            GroupStore store,
            GroupClaims claims,
            MessageLimits limits,
            ResponderCatalog catalog,
            GroupMessages messages,
            Holds holds) {
        this.store = store;
        this.claims = claims;
        this.limits = limits;
        this.catalog = catalog;
        this.messages = messages;
        this.holds = holds;
    }

    /**
     * By which more is claimed.
     *
     * @param leaseSec how long claims hold
     * @param anyway whether to claim without knowing how the issues stand
     * @param policy what holds actions back
     */
    record Terms(Instant now, double leaseSec, boolean anyway, HoldPolicy policy) {}

    /** Those that are to be run now, each with the companions that its message tells of. */
    List<ClaimedAction> join(Handle handle, List<ClaimedAction> claimed, Terms terms) {
        List<ClaimedAction> running = new ArrayList<>();
        Map<Long, List<ClaimedAction>> grouped = new TreeMap<>();
        for (ClaimedAction each : claimed) {
            if (each.groupId() != null && !each.isForced()) {
                grouped.computeIfAbsent(each.groupId(), ignored -> new ArrayList<>())
                        .add(each);
            } else if (each.isForced() || each.delivery().isWritten() || !exceeds(handle, each)) {
                running.add(each);
            }
        }
        Map<Long, ActionGroup> groups = grouped.isEmpty() ? Map.of() : store.lock(handle, grouped.keySet());
        grouped.forEach((id, members) -> {
            ActionGroup group = groups.get(id);
            running.addAll(group == null ? members : message(handle, group, members, terms));
        });
        return running;
    }

    /** Puts an action off that is one too many, into the group of those that are made one message. */
    private boolean exceeds(Handle handle, ClaimedAction claimed) {
        return limits.count(handle, claimed)
                .map(exceeded -> {
                    ActionGroup group = store.obtain(
                            handle,
                            claimed.action().responderId(),
                            claimed.definitionId(),
                            ActionGroup.BY_LIMIT,
                            KeyHash.of(List.of(exceeded.audience())),
                            "");
                    claims.giveBack(handle, List.of(claimed.action().id()), group.id(), exceeded.until());
                    return true;
                })
                .orElse(false);
    }

    private List<ClaimedAction> message(Handle handle, ActionGroup group, List<ClaimedAction> members, Terms terms) {
        List<ClaimedAction> written =
                members.stream().filter(each -> each.delivery().isWritten()).toList();
        if (!written.isEmpty()) {
            return List.of(again(handle, group, members, written.get(0), terms));
        }
        Instant now = terms.now();
        Instant next = next(handle, group, members.get(0));
        if (next.isAfter(now)) {
            giveBack(handle, group, members, next);
            claims.putOff(handle, group.id(), next);
            return List.of();
        }
        return first(handle, group, members, terms).map(List::of).orElse(List.of());
    }

    /** When the group may be told again. */
    private Instant next(Handle handle, ActionGroup group, ClaimedAction member) {
        Grouping grouping = catalog.glance(handle)
                .find(member.action().responderId())
                .map(Responder::group)
                .orElse(null);
        Instant last = group.lastSentAt();
        return group.isLimit() || grouping == null || last == null ? Instant.EPOCH : last.plus(grouping.every());
    }

    private void giveBack(Handle handle, ActionGroup group, List<ClaimedAction> members, Instant until) {
        claims.giveBack(handle, members.stream().map(each -> each.action().id()).toList(), group.id(), until);
    }

    /** A message that was tried before is tried again as it is, for all that it tells of. */
    private ClaimedAction again(
            Handle handle, ActionGroup group, List<ClaimedAction> members, ClaimedAction leader, Terms terms) {
        String delivery = leader.delivery().id();
        Predicate<ClaimedAction> isSame = each -> each.delivery().id().equals(delivery);
        giveBack(handle, group, members.stream().filter(isSame.negate()).toList(), Instant.EPOCH);
        List<Companion> companions = new ArrayList<>();
        members.stream()
                .filter(isSame)
                .filter(each -> each != leader)
                .map(ClaimedAction::asCompanion)
                .forEach(companions::add);
        claims.claimAgain(
                handle, delivery, terms.now(), terms.leaseSec(), (companion, issue) -> companions.add(companion));
        return leader.with(leader.delivery(), companions);
    }

    private Optional<ClaimedAction> first(Handle handle, ActionGroup group, List<ClaimedAction> members, Terms terms) {
        var gathered = new Gathered();
        members.forEach(each -> gathered.take(each.asCompanion(), each.issue()));
        Map<Long, Hold> held = new TreeMap<>();
        claims.claimDue(handle, group.id(), terms.now(), terms.leaseSec(), terms.anyway(), (companion, issue) -> {
            Optional<Hold> hold = terms.policy().against(issue, members.get(0).onlyBetween());
            hold.ifPresentOrElse(found -> held.put(companion.actionId(), found), () -> gathered.take(companion, issue));
        });
        holds.holdBack(handle, held);
        claims.cancelEnds(handle, gathered.obsolete());
        List<ClaimedAction> left = members.stream()
                .filter(each -> gathered.obsolete().stream()
                        .noneMatch(gone -> gone.actionId() == each.action().id()))
                .toList();
        if (left.isEmpty()) {
            giveBackCompanions(handle, group, gathered.companions());
            return Optional.empty();
        }
        ClaimedAction leader = left.get(0);
        IssueGroup told = messages.group(handle, group, gathered);
        ClaimedAction message = messages.message(
                leader, told, gathered.companionsOf(leader.action().id()));
        var exceeded = limits.count(handle, message);
        if (exceeded.isPresent()) {
            giveBackCompanions(handle, group, gathered.companions());
            claims.putOff(handle, group.id(), exceeded.get().until());
            return Optional.empty();
        }
        store.sent(handle, group.id(), terms.now());
        return Optional.of(message);
    }

    private void giveBackCompanions(Handle handle, ActionGroup group, List<Companion> companions) {
        claims.giveBack(handle, companions.stream().map(Companion::actionId).toList(), group.id(), Instant.EPOCH);
    }

    /** What one message tells of: the first issues of those that joined or left, and all their actions. */
    static final class Gathered {
        private final List<Companion> companions = new ArrayList<>();
        private final List<Companion> obsolete = new ArrayList<>();
        private final List<Issue> issues = new ArrayList<>();
        private long activeIssues;

        void take(Companion companion, Issue issue) {
            boolean isActive = issue.status().isActive();
            if (companion.tellsEnd() && isActive) {
                obsolete.add(companion);
                return;
            }
            companions.add(companion);
            activeIssues += isActive ? 1 : 0;
            if (issues.size() < IssueGroup.MOST_NAMED) {
                issues.add(issue);
            }
        }

        List<Companion> companions() {
            return companions;
        }

        List<Companion> companionsOf(long leader) {
            return companions.stream().filter(each -> each.actionId() != leader).toList();
        }

        List<Companion> obsolete() {
            return obsolete;
        }

        List<Issue> issues() {
            return issues;
        }

        long active() {
            return activeIssues;
        }

        List<Long> issueIds() {
            return companions.stream().map(Companion::issueId).distinct().toList();
        }
    }
}
