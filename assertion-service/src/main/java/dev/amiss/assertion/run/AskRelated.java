package dev.amiss.assertion.run;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Asks for runs of what an assertion depends on when it began to fail, and of what depends on it when it is fine. In a
 * transaction after the run's own, since two that depend on each other's rows would wait for each other. Should it be lost,
 * the next run in turn asks again.
 */
@Singleton
class AskRelated {
    private static final Logger LOG = Logger.getLogger(AskRelated.class);

    private final Jdbi jdbi;
    private final DependencyStore dependencies;
    private final Duties duties;

    AskRelated(Jdbi jdbi, DependencyStore dependencies, Duties duties) {
        this.jdbi = jdbi;
        this.dependencies = dependencies;
        this.duties = duties;
    }

    void after(Duty duty, RunRecord run) {
        try {
            List<Long> ask = run.isCalm()
                    ? jdbi.withHandle(handle -> dependencies.withheldChildren(handle, duty.id()))
                    : run.aftermath().askFirst();
            if (!ask.isEmpty()) {
                QuarkusTransaction.requiringNew().run(() -> jdbi.useHandle(handle -> duties.demandThese(handle, ask)));
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    "run: assertion=%d could not ask for runs of those that it has to do with; its next run does: %s",
                    duty.id(), e.getMessage());
        }
    }
}
