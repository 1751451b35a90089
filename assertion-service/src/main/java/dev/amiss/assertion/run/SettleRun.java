package dev.amiss.assertion.run;

import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.records.RecordFindings;
import dev.amiss.assertion.records.RecordTotals;
import dev.amiss.assertion.report.Reporter;
import dev.amiss.assertion.report.Reports;
import dev.amiss.assertion.run.DutyStore.Claim;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps what a run found: result, state, next time and reports, in one transaction. */
@Singleton
class SettleRun {
    /** A million records that fail for the first time are as many reports. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final DutyStore duties;
    private final ResultStore results;
    private final Reports reports;
    private final DependencyStore dependencies;
    private final Clock clock;

    SettleRun(
            Jdbi jdbi,
            DutyStore duties,
            ResultStore results,
            Reports reports,
            DependencyStore dependencies,
            Clock clock) {
        this.jdbi = jdbi;
        this.duties = duties;
        this.results = results;
        this.reports = reports;
        this.dependencies = dependencies;
        this.clock = clock;
    }

    /**
     * Keeps it.
     *
     * @return empty when the claim was lost meanwhile, so that nothing was kept
     */
    Optional<RunRecord> settle(Duty duty, Instant startedAt, Finding finding) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST.toSeconds())
                .call(() -> jdbi.withHandle(handle -> inTransaction(handle, duty, startedAt, finding)));
    }

    private Optional<RunRecord> inTransaction(Handle handle, Duty duty, Instant startedAt, Finding finding) {
        if (!duties.lock(handle, new Claim(duty.id(), duty.claim()))) {
            return Optional.empty();
        }
        Reporter reporter = reports.of(duty.subject(), startedAt);
        RunRecord run = judge(handle, duty, startedAt, finding, reporter);
        run.told().ifPresent(told -> reporter.append(handle, List.of(item(told))));
        results.insert(handle, duty, run);
        finish(handle, duty, run);
        return Optional.of(run);
    }

    private RunRecord judge(Handle handle, Duty duty, Instant startedAt, Finding finding, Reporter reporter) {
        List<Parent> parents = dependencies.parents(handle, duty.id());
        Hold hold = HoldPolicy.decide(parents, startedAt, duty.memory().untoldSince());
        if (finding instanceof Finding.Records records) {
            FlappingRule rule = duty.rules().flapping();
            var flapping = new RecordFindings.Flapping(rule.changes(), rule.within());
            var terms = new RecordFindings.Terms(duty.rules().patience(), flapping, hold.held(), startedAt);
            RecordTotals totals = records.findings().settle(handle, reporter, terms);
            return new RunJudgement(duty, hold, startedAt, clock.instant()).of(totals);
        }
        var judgement = new RunJudgement(duty, hold, startedAt, clock.instant());
        return finding instanceof Finding.NotYet notYet ? judgement.of(notYet) : judgement.of((Finding.Whole) finding);
    }

    private static Reporter.Item item(Told told) {
        return new Reporter.Item(told.kind(), null, told.details(), told.labels(), told.severity());
    }

    private void finish(Handle handle, Duty duty, RunRecord run) {
        Instant now = clock.instant();
        Instant planned = duty.schedule().next(duty.plannedAt(), now);
        Aftermath aftermath = run.aftermath();
        handle.createUpdate("""
                        UPDATE duty SET
                            standing = :standing, could_run = :couldRun, fails_in_row = :fails, passes_in_row = :passes,
                            reason = :reason, last_run_at = :startedAt, lease_until = NULL, planned_at = :planned,
                            due_at = CASE WHEN demand > :demand THEN :now::timestamptz ELSE :due::timestamptz END,
                            failing_records = coalesce(:failing, failing_records),
                            erring_records = coalesce(:erring, erring_records),
                            changes = CAST(:changes AS timestamptz[]), flapping = :flapping,
                            whole_reported = :wholeReported, untold_since = :untoldSince, withheld = :withheld,
                            calm_since = CASE WHEN (fails_in_row > 0 OR standing = 'failing') AND :calm
                                THEN :now::timestamptz ELSE calm_since END
                        WHERE assertion_id = :id""")
                .bind("standing", run.after().settled().column())
                .bind("couldRun", run.after().couldRun())
                .bind("fails", run.after().failsInRow())
                .bind("passes", run.after().passesInRow())
                .bind("reason", run.reason())
                .bind("startedAt", run.startedAt())
                .bind("planned", planned)
                .bind("now", now)
                .bind("due", due(run, planned))
                .bind("demand", duty.demand())
                .bind("failing", run.totals() == null ? null : run.totals().failing())
                .bind("erring", run.totals() == null ? null : run.totals().erring())
                .bindArray(
                        "changes",
                        String.class,
                        aftermath.flaps().changes().stream()
                                .map(Instant::toString)
                                .toArray())
                .bind("flapping", aftermath.flaps().flapping())
                .bind("wholeReported", aftermath.wholeReported())
                .bind("untoldSince", aftermath.untoldSince())
                .bind("withheld", aftermath.withheld())
                .bind("calm", run.isCalm())
                .bind("id", duty.id())
                .execute();
    }

    private static Instant due(RunRecord run, Instant planned) {
        Instant due = run.dueAgain() == null ? planned : run.dueAgain();
        Instant soon = run.aftermath().soonAgain();
        return soon != null && soon.isBefore(due) ? soon : due;
    }
}
