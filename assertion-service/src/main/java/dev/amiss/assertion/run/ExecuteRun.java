package dev.amiss.assertion.run;

import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.CheckTypes;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.run.Duty.Plan;
import dev.amiss.assertion.run.Standing.Settled;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.FailureReason;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Does what a claimed duty asks for, on the calling thread. */
@Singleton
class ExecuteRun {
    private static final Logger LOG = Logger.getLogger(ExecuteRun.class);
    private static final Standing FRESH = new Standing(Settled.PENDING, true, 0, 0);

    private final CheckTypes types;
    private final SettleRun settle;
    private final RecoverIssues recover;
    private final Clock clock;
    private final MeterRegistry meters;

    ExecuteRun(CheckTypes types, SettleRun settle, RecoverIssues recover, Clock clock, MeterRegistry meters) {
        this.types = types;
        this.settle = settle;
        this.recover = recover;
        this.clock = clock;
        this.meters = meters;
    }

    void execute(Duty duty) {
        try {
            if (duty.plan() != Plan.RUN && !recover.recover(duty)) {
                sayLost(duty);
            } else if (duty.plan() == Plan.RUN) {
                run(duty);
            } else if (duty.plan() == Plan.RECOVER_AND_RUN) {
                run(duty.withStanding(FRESH));
            }
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "run: assertion=%d claim=%d could not be settled; it is run again when its lease ends",
                    duty.id(),
                    duty.claim());
        }
    }

    private void run(Duty duty) {
        Instant started = clock.instant();
        Finding finding = look(duty, started);
        try {
            Optional<RunRecord> kept = settle.settle(duty, started, finding);
            kept.ifPresentOrElse(run -> count(duty, run), () -> sayLost(duty));
        } finally {
            if (finding instanceof Finding.Records records) {
                records.findings().close();
            }
        }
    }

    private Finding look(Duty duty, Instant now) {
        Check check = types.ofStored(duty.check());
        try {
            return check.run(new CheckRun(duty.id(), duty.schedule(), now, duty.timeout()));
        } catch (InterruptedException e) {
            return new Finding.Whole(new CouldNotRun(FailureReason.TIMEOUT, "The run was interrupted."));
        } catch (Exception e) {
            LOG.warnf(e, "run: assertion=%d its check threw; it stands as error until the next run", duty.id());
            return new Finding.Whole(new CouldNotRun(FailureReason.BUG, e.toString()));
        }
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
