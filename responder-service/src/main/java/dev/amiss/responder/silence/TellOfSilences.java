package dev.amiss.responder.silence;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/** Writes down that silences began, end soon and ended; replicas share the work. */
@ApplicationScoped
class TellOfSilences {
    private final SilenceLife life;
    private final Jdbi jdbi;

    TellOfSilences(SilenceLife life, Jdbi jdbi) {
        this.life = life;
        this.jdbi = jdbi;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        boolean isMore = true;
        while (isMore) {
            isMore = jdbi.inTransaction(life::tell);
        }
    }
}
