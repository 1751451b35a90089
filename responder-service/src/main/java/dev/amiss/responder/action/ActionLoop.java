package dev.amiss.responder.action;

import dev.amiss.responder.projection.IssueEventsConsumer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Claims what is due and hands it to the workers; sleeps until the next is due or somebody wakes it. */
@ApplicationScoped
class ActionLoop {
    /** What another replica scheduled, or gave up, is seen so late at most. */
    private static final Duration UNLESS_WOKEN = Duration.ofSeconds(1);
    /** What is due but may not run yet is looked at again so soon. */
    private static final Duration WHILE_HELD_UP = Duration.ofMillis(50);

    private final ClaimStore store;
    private final ActionWorkers workers;
    private final Destinations destinations;
    private final IssueEventsConsumer consumer;
    private final ActionConfig config;
    private final Clock clock;
    private final Jdbi jdbi;
    private final WorkLoop loop;

    ActionLoop(
            ClaimStore store,
            ActionWorkers workers,
            Destinations destinations,
            IssueEventsConsumer consumer,
            ActionConfig config,
            Clock clock,
            Jdbi jdbi,
            ActionSignal signal) {
        this.store = store;
        this.workers = workers;
        this.destinations = destinations;
        this.consumer = consumer;
        this.config = config;
        this.clock = clock;
        this.jdbi = jdbi;
        this.loop = new WorkLoop("actions", this::step, signal);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        loop.stop();
    }

    private Duration step() {
        int free = workers.free();
        if (free <= 0) {
            return UNLESS_WOKEN;
        }
        boolean anyway = consumer.unreachableFor()
                .filter(away -> away.compareTo(config.patienceWithKafka()) >= 0)
                .isPresent();
        List<ClaimedAction> claimed = jdbi.inTransaction(
                handle -> store.claim(handle, free, destinations.freePlaces(), destinations.most(), anyway));
        claimed.forEach(workers::start);
        return claimed.isEmpty() ? untilNextDue() : Duration.ZERO;
    }

    private Duration untilNextDue() {
        Optional<Instant> next = jdbi.withHandle(store::nextDue);
        Duration wait = next.map(due -> Duration.between(clock.instant(), due)).orElse(UNLESS_WOKEN);
        if (wait.compareTo(WHILE_HELD_UP) < 0) {
            return wait.isNegative() || wait.isZero() ? WHILE_HELD_UP : wait;
        }
        return wait.compareTo(UNLESS_WOKEN) < 0 ? wait : UNLESS_WOKEN;
    }
}
