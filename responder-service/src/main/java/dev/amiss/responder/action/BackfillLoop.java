package dev.amiss.responder.action;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Works on backfills, each chunk in a transaction of its own; replicas share them. */
@ApplicationScoped
class BackfillLoop {
    private static final Duration UNLESS_WOKEN = Duration.ofSeconds(1);

    private final WorkLoop loop;

    BackfillLoop(MeetActiveIssues meeting, BackfillSignal signal, Jdbi jdbi) {
        this.loop = new WorkLoop(
                "backfill", () -> jdbi.inTransaction(meeting::step) ? Duration.ZERO : UNLESS_WOKEN, signal);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        loop.stop();
    }
}
