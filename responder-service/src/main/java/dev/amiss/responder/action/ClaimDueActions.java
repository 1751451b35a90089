package dev.amiss.responder.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/** Claims what is due and can start now, and hands it to the workers; what must not start yet is held. */
@ApplicationScoped
class ClaimDueActions {
    private static final long HELD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ClaimStore store;
    private final ActionWorkers workers;
    private final Destinations destinations;
    private final Holds holds;
    private final KafkaPatience patience;
    private final Jdbi jdbi;
    private volatile boolean isBusy;
    private volatile long lookedAtHeld;

    ClaimDueActions(
            ClaimStore store,
            ActionWorkers workers,
            Destinations destinations,
            Holds holds,
            KafkaPatience patience,
            Jdbi jdbi) {
        this.store = store;
        this.workers = workers;
        this.destinations = destinations;
        this.holds = holds;
        this.patience = patience;
        this.jdbi = jdbi;
    }

    /** Whether anything was done, so that there may be more to do at once. */
    boolean run() {
        boolean isMoreHeld = releaseSome();
        int free = workers.free();
        if (free <= 0) {
            return isMoreHeld;
        }
        ClaimStore.Claims claims = jdbi.inTransaction(
                handle -> store.claim(handle, free, destinations.freePlaces(), destinations.most(), patience.isOver()));
        claims.claimed().forEach(workers::start);
        isBusy = !claims.claimed().isEmpty();
        return isMoreHeld || isBusy || claims.held() > 0;
    }

    /** While one claim follows another, what is held is looked at once a second. */
    private boolean releaseSome() {
        long now = System.nanoTime();
        if (isBusy && now - lookedAtHeld < HELD_NANOS) {
            return false;
        }
        boolean isMore = jdbi.inTransaction(holds::releaseSome);
        lookedAtHeld = isMore ? now - HELD_NANOS : now;
        return isMore;
    }
}
