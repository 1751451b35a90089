package dev.amiss.responder.action;

import dev.amiss.model.function.ActionOutcome;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Counts outcomes into the circuits, and keeps for people, and for the next start, how destinations fare. Thread-safe. */
@ApplicationScoped
class DestinationHealth {
    private static final Logger LOG = Logger.getLogger(DestinationHealth.class);
    private static final int BEFORE_THE_LOOPS = 1;

    private final Destinations destinations;
    private final DestinationStore store;
    private final Jdbi jdbi;

    DestinationHealth(Destinations destinations, DestinationStore store, Jdbi jdbi) {
        this.destinations = destinations;
        this.store = store;
        this.jdbi = jdbi;
    }

    void start(@Observes @Priority(BEFORE_THE_LOOPS) StartupEvent event) {
        jdbi.withHandle(store::failing).forEach(destinations::restore);
    }

    /** Counts an outcome in, and answers the circuit as it is then. */
    Circuit note(String destination, ActionOutcome outcome) {
        Destinations.Noted noted = destinations.note(destination, outcome);
        if (noted.isNews() || outcome instanceof ActionOutcome.Rejected) {
            write(destination, noted.circuit(), outcome);
        }
        return noted.circuit();
    }

    private void write(String destination, Circuit circuit, ActionOutcome outcome) {
        try {
            jdbi.useHandle(handle -> store.put(handle, destination, circuit, outcome));
        } catch (RuntimeException e) {
            LOG.debugf(e, "destination=%s: how it fares is not written down this time", destination);
        }
    }
}
