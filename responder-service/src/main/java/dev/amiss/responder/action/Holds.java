package dev.amiss.responder.action;

import dev.amiss.model.ActionEventType;
import dev.amiss.responder.action.HoldStore.Held;
import dev.amiss.responder.silence.SilenceCatalog;
import dev.amiss.responder.silence.SilenceChanges;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Holds due actions back and releases them; all within the caller's transaction. */
@ApplicationScoped
class Holds implements SilenceChanges {
    private static final int CHUNK = 200;

    private final SilenceCatalog silences;
    private final HoldStore store;
    private final ActionEvents events;
    private final ActionSignal signal;
    private final Clock clock;

    Holds(SilenceCatalog silences, HoldStore store, ActionEvents events, ActionSignal signal, Clock clock) {
        this.silences = silences;
        this.store = store;
        this.events = events;
        this.signal = signal;
        this.clock = clock;
    }

    /** What holds good for the rest of the transaction; to be asked for before any action is locked. */
    HoldPolicy policy(Handle handle) {
        return new HoldPolicy(silences.current(handle), clock.instant());
    }

    /** Takes back those claims whose actions must not run yet, and answers the others. */
    List<ClaimedAction> holdBack(Handle handle, HoldPolicy policy, List<ClaimedAction> claimed) {
        Map<Long, Hold> holds = new LinkedHashMap<>();
        List<ClaimedAction> free = new ArrayList<>();
        for (ClaimedAction each : claimed) {
            Optional<Hold> hold = each.isForced() ? Optional.empty() : policy.against(each.issue(), each.onlyBetween());
            hold.ifPresentOrElse(found -> holds.put(each.action().id(), found), () -> free.add(each));
        }
        events.tell(handle, ActionEventType.HELD, store.holdClaimed(handle, holds));
        return free;
    }

    /** Takes claims back that must not run yet. */
    void holdBack(Handle handle, Map<Long, Hold> claims) {
        events.tell(handle, ActionEventType.HELD, store.holdClaimed(handle, claims));
    }

    /** Looks at some whose hold is over: they may run, or something else holds them; whether there may be more. */
    boolean releaseSome(Handle handle) {
        HoldPolicy policy = policy(handle);
        Instant now = clock.instant();
        List<Held> over = store.lockOver(handle, now, CHUNK);
        if (over.isEmpty()) {
            return false;
        }
        List<Long> free = new ArrayList<>();
        Map<Long, Hold> longer = new LinkedHashMap<>();
        Map<Long, Hold> others = new LinkedHashMap<>();
        for (Held held : over) {
            policy.against(held.issue(), held.onlyBetween())
                    .ifPresentOrElse(
                            hold -> (hold.isSameAs(held.reason(), held.silenceId()) ? longer : others)
                                    .put(held.id(), hold),
                            () -> free.add(held.id()));
        }
        store.release(handle, free, now);
        store.holdOn(handle, longer);
        events.tell(handle, ActionEventType.HELD, store.holdOn(handle, others));
        return over.size() == CHUNK;
    }

    @Override
    public void changed(Handle handle, long silenceId) {
        store.lookAgain(handle, silenceId, clock.instant());
        signal.wakeAfterCommit(handle);
    }
}
