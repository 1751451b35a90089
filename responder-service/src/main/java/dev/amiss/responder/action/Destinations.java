package dev.amiss.responder.action;

import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.FailureReason;
import dev.amiss.responder.delivery.FunctionCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** How many actions run at each destination on this replica, and how each fares. Thread-safe. */
@ApplicationScoped
class Destinations {
    private static final Logger LOG = Logger.getLogger(Destinations.class);

    /**
     * How a destination fares once an outcome is counted in.
     *
     * @param isNews whether it is not just as well as before
     */
    record Noted(Circuit circuit, boolean isNews) {}

    private static final class State {
        private final int most;
        private int running;
        private Circuit circuit = Circuit.CLOSED;

        private State(int most) {
            this.most = most;
        }
    }

    private final Map<String, State> states = new HashMap<>();
    private final int most;
    private final Clock clock;

    Destinations(ActionConfig config, FunctionCatalog functions, Clock clock) {
        this.most = config.workersPerDestination();
        this.clock = clock;
        functions.destinationsWithin().forEach(within -> states.put(within, new State(config.workers())));
    }

    /** Free places of each destination that has other than {@link #most()}; none where the circuit is open. */
    synchronized Map<String, Integer> freePlaces() {
        Map<String, Integer> places = new HashMap<>();
        states.forEach((destination, state) -> places.put(destination, Math.max(0, places(state) - state.running)));
        return places;
    }

    /** One that fails gets one place, so that its time-outs cannot take all workers. */
    private int places(State state) {
        if (!state.circuit.allows(clock.instant())) {
            return 0;
        }
        return state.circuit.failures() > 1 ? 1 : state.most;
    }

    int most() {
        return most;
    }

    /** Whether that destination fails on and on, as far as this replica knows. */
    synchronized boolean isOpen(String destination) {
        State state = states.get(destination);
        return state != null && state.circuit.isOpen();
    }

    synchronized void started(String destination) {
        states.computeIfAbsent(destination, ignored -> new State(most)).running++;
    }

    synchronized void finished(String destination) {
        State state = states.computeIfAbsent(destination, ignored -> new State(most));
        state.running--;
        if (state.running <= 0 && state.circuit == Circuit.CLOSED && state.most == most) {
            states.remove(destination);
        }
    }

    /** Goes on from what was known when the service stopped. */
    synchronized void restore(String destination, Circuit circuit) {
        states.computeIfAbsent(destination, ignored -> new State(most)).circuit = circuit;
    }

    /** Counts an outcome in. */
    synchronized Noted note(String destination, ActionOutcome outcome) {
        State state = states.computeIfAbsent(destination, ignored -> new State(most));
        Circuit before = state.circuit;
        boolean wasOpen = before.isOpen();
        state.circuit = next(state.circuit, outcome);
        if (wasOpen != state.circuit.isOpen()) {
            LOG.infof(
                    "destination=%s: %s",
                    destination,
                    wasOpen
                            ? "answers again, its actions go on"
                            : "fails on and on, its actions wait and one tries now and then");
        }
        return new Noted(state.circuit, state.circuit != before);
    }

    private Circuit next(Circuit circuit, ActionOutcome outcome) {
        FailureReason reason =
                outcome instanceof ActionOutcome.RetryLater later ? later.reason() : FailureReason.INVALID;
        return !AttemptPolicy.speaksOfDestination(reason) ? Circuit.CLOSED : circuit.failed(reason, clock.instant());
    }
}
