package dev.amiss.assertion.run;

import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.check.StoredChecks;
import dev.amiss.assertion.check.WaitingCheck;
import dev.amiss.assertion.run.Duty.Plan;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.FailureReason;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does what a claimed duty asks for: on the calling thread, unless its check waits without one. */
@Singleton
class ExecuteRun {
    private static final Logger LOG = Logger.getLogger(ExecuteRun.class);
    private static final Duration SLACK = Duration.ofSeconds(10);
    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final StoredChecks checks;
    private final SettleRun settle;
    private final RecoverIssues recover;
    private final AskRelated related;
    private final Clock clock;
    private final MeterRegistry meters;

    ExecuteRun(
            StoredChecks checks,
            SettleRun settle,
            RecoverIssues recover,
            AskRelated related,
            Clock clock,
            MeterRegistry meters) {
        this.checks = checks;
        this.settle = settle;
        this.recover = recover;
        this.related = related;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param settlers keep what a check found that waited without a thread
     * @return ends when all is done; never fails
     */
    CompletionStage<Void> execute(Duty duty, Executor settlers) {
        try {
            if (duty.plan() != Plan.RUN && !recover.recover(duty)) {
                sayLost(duty);
            } else if (duty.plan() == Plan.RUN) {
                return run(duty, settlers);
            } else if (duty.plan() == Plan.RECOVER_AND_RUN) {
                return run(duty.afresh(), settlers);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            sayUnsettled(duty, e);
        }
        return DONE;
    }

    private CompletionStage<Void> run(Duty duty, Executor settlers) {
        Instant started = clock.instant();
        CheckRun run = new CheckRun(duty.id(), duty.schedule(), started, duty.timeout());
        StoredChecks.Opened opened = checks.open(duty.check(), duty.secrets());
        if (opened.check() instanceof WaitingCheck waiting) {
            return start(waiting, run)
                    .orTimeout(duty.timeout().plus(SLACK).toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(e -> thrown(opened, duty, e))
                    .thenApply(opened::clean)
                    .thenAcceptAsync(finding -> settle(duty, started, finding), settlers)
                    .exceptionally(e -> sayUnsettled(duty, e));
        }
        settle(duty, started, opened.clean(look(opened, duty, run)));
        return DONE;
    }

    private static CompletableFuture<Finding> start(WaitingCheck check, CheckRun run) {
        try {
            return check.start(run).toCompletableFuture();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settle(Duty duty, Instant started, Finding finding) {
        try {
            Optional<RunRecord> kept = settle.settle(duty, started, finding);
            kept.ifPresentOrElse(run -> kept(duty, run), () -> sayLost(duty));
        } finally {
            if (finding instanceof Finding.Records records) {
                records.findings().close();
            }
        }
    }

    private static Finding look(StoredChecks.Opened opened, Duty duty, CheckRun run) {
        try {
            return opened.check().run(run);
        } catch (InterruptedException e) {
            return new Finding.Whole(new CouldNotRun(FailureReason.TIMEOUT, "The run was interrupted."));
        } catch (Exception | LinkageError | StackOverflowError e) {
            return thrown(opened, duty, e);
        }
    }

    private static Finding thrown(StoredChecks.Opened opened, Duty duty, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof TimeoutException) {
            return new Finding.Whole(new CouldNotRun(
                    FailureReason.TIMEOUT,
                    "The check did not end within " + duty.timeout().toSeconds() + " s."));
        }
        String what = opened.redaction().text(cause.toString());
        LOG.warnf(
                opened.hasSecrets() ? null : cause,
                "run: assertion=%d its check threw; it stands as error until the next run: %s",
                duty.id(),
                what);
        return new Finding.Whole(new CouldNotRun(FailureReason.BUG, what));
    }

    private static @Nullable Void sayUnsettled(Duty duty, Throwable why) {
        LOG.errorf(
                why,
                "run: assertion=%d claim=%d could not be settled; it is run again when its lease ends",
                duty.id(),
                duty.claim());
        return null;
    }

    private void kept(Duty duty, RunRecord run) {
        count(duty, run);
        related.after(duty, run);
    }

    private void count(Duty duty, RunRecord run) {
        meters.timer("amiss.assertion.runs", "type", duty.check().path("type").asText(), "outcome", run.outcome())
                .record(
                        Math.max(
                                0,
                                Duration.between(run.startedAt(), run.finishedAt())
                                        .toMillis()),
                        TimeUnit.MILLISECONDS);
    }

    private static void sayLost(Duty duty) {
        LOG.infof(
                "run: assertion=%d claim=%d was changed or taken over meanwhile; what this run found is thrown away",
                duty.id(), duty.claim());
    }
}
