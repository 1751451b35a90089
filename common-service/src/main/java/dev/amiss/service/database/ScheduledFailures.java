package dev.amiss.service.database;

import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.SuccessfulExecution;
import io.quarkus.scheduler.Trigger;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Says once that a scheduled task fails, and once that it goes on; the scheduler's own log would repeat the stack trace at
 * every turn of an outage. Thread-safe.
 */
@Singleton
class ScheduledFailures {
    private static final Logger LOG = Logger.getLogger(ScheduledFailures.class);

    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    void failed(@Observes FailedExecution execution) {
        String task = name(execution.getExecution().getTrigger());
        if (!failing.add(task)) {
            return;
        }
        Throwable failure = execution.getException();
        if (SqlFailure.of(failure) == SqlFailure.WAIT) {
            LOG.warnf("%s waits for the database: %s", task, failure.getMessage());
        } else {
            LOG.errorf(failure, "%s failed and is tried again at its next turn", task);
        }
    }

    void succeeded(@Observes SuccessfulExecution execution) {
        String task = name(execution.getExecution().getTrigger());
        if (failing.remove(task)) {
            LOG.infof("%s goes on", task);
        }
    }

    private static String name(Trigger trigger) {
        String method = trigger.getMethodDescription();
        return method == null ? trigger.getId() : method;
    }
}
