package dev.amiss.responder.action;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/** Claims what is due and can start now, and hands it to the workers; what must not start yet is held. */
@ApplicationScoped
class ClaimDueActions {
    private final ClaimStore store;
    private final ActionWorkers workers;
    private final Destinations destinations;
    private final Holds holds;
    private final KafkaPatience patience;
    private final Jdbi jdbi;

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
        boolean isMoreHeld = jdbi.inTransaction(holds::releaseSome);
        int free = workers.free();
        if (free <= 0) {
            return isMoreHeld;
        }
        ClaimStore.Claims claims = jdbi.inTransaction(
                handle -> store.claim(handle, free, destinations.freePlaces(), destinations.most(), patience.isOver()));
        claims.claimed().forEach(workers::start);
        return isMoreHeld || !claims.claimed().isEmpty() || claims.held() > 0;
    }
}
