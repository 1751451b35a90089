package dev.amiss.responder.action;

import dev.amiss.responder.projection.IssueEventsConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Claims what is due and can start now, and hands it to the workers. */
@ApplicationScoped
class ClaimDueActions {
    private final ClaimStore store;
    private final ActionWorkers workers;
    private final Destinations destinations;
    private final IssueEventsConsumer consumer;
    private final ActionConfig config;
    private final Jdbi jdbi;

    ClaimDueActions(
            ClaimStore store,
            ActionWorkers workers,
            Destinations destinations,
            IssueEventsConsumer consumer,
            ActionConfig config,
            Jdbi jdbi) {
        this.store = store;
        this.workers = workers;
        this.destinations = destinations;
        this.consumer = consumer;
        this.config = config;
        this.jdbi = jdbi;
    }

    /** Whether anything was claimed. */
    boolean run() {
        int free = workers.free();
        if (free <= 0) {
            return false;
        }
        List<ClaimedAction> claimed = jdbi.inTransaction(handle ->
                store.claim(handle, free, destinations.freePlaces(), destinations.most(), isKafkaAwayForLong()));
        claimed.forEach(workers::start);
        return !claimed.isEmpty();
    }

    private boolean isKafkaAwayForLong() {
        return consumer.unreachableFor()
                .filter(away -> away.compareTo(config.patienceWithKafka()) >= 0)
                .isPresent();
    }
}
