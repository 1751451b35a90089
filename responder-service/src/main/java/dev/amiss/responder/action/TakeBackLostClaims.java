package dev.amiss.responder.action;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Takes actions back from replicas that died over them. */
@ApplicationScoped
class TakeBackLostClaims {
    private static final Logger LOG = Logger.getLogger(TakeBackLostClaims.class);

    private final ClaimStore store;
    private final SettleAttempt settle;
    private final ActionConfig config;
    private final ActionSignal signal;
    private final Jdbi jdbi;

    TakeBackLostClaims(ClaimStore store, SettleAttempt settle, ActionConfig config, ActionSignal signal, Jdbi jdbi) {
        this.store = store;
        this.settle = settle;
        this.config = config;
        this.signal = signal;
        this.jdbi = jdbi;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        List<LostClaim> lost = jdbi.withHandle(store::lost);
        int most = config.retryWaits().size() + 1;
        for (LostClaim each : lost) {
            LOG.warnf("action=%d: its attempt was lost, it runs again", each.actionId());
            jdbi.useTransaction(handle -> settle.settleLost(handle, each, most));
        }
        if (!lost.isEmpty()) {
            signal.wake();
        }
    }
}
