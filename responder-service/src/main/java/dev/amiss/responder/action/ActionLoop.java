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
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Has due actions claimed; sleeps until the next is due or somebody wakes it. */
@ApplicationScoped
class ActionLoop {
    /** What another replica scheduled, or gave up, is seen so late at most. */
    private static final Duration UNLESS_WOKEN = Duration.ofSeconds(1);
    /** What is due but may not run yet is looked at again so soon. */
    private static final Duration WHILE_HELD_UP = Duration.ofMillis(50);

    /** What is due so soon may run only once it is known how its issue stands then. */
    private static final Duration SOON = UNLESS_WOKEN.multipliedBy(2);

    private final ClaimStore store;
    private final IssueEventsConsumer events;
    private final Clock clock;
    private final Jdbi jdbi;
    private final WorkLoop loop;

    ActionLoop(
            ClaimDueActions claim,
            ClaimStore store,
            IssueEventsConsumer events,
            Clock clock,
            Jdbi jdbi,
            ActionSignal signal) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.jdbi = jdbi;
        this.loop = new WorkLoop("actions", () -> claimSome(claim), signal);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        loop.stop();
    }

    private Duration claimSome(ClaimDueActions claim) {
        if (claim.run()) {
            events.hurry(SOON);
            return Duration.ZERO;
        }
        return untilNextDue();
    }

    private Duration untilNextDue() {
        Optional<Instant> next = jdbi.withHandle(store::nextDue);
        Duration wait = next.map(due -> Duration.between(clock.instant(), due)).orElse(SOON);
        if (wait.compareTo(SOON) < 0) {
            events.hurry(SOON);
        }
        if (wait.isNegative() || wait.isZero()) {
            return WHILE_HELD_UP;
        }
        return wait.compareTo(UNLESS_WOKEN) < 0 ? wait : UNLESS_WOKEN;
    }
}
