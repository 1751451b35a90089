package dev.amiss.assertion.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.records.RecordTotals;
import dev.amiss.assertion.run.Standing.Settled;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what follows from a finding. Pure. */
record RunJudgement(Duty duty, Instant startedAt, Instant finishedAt) {

    RunRecord of(Finding.Whole finding) {
        CheckOutcome outcome = finding.outcome();
        var policy =
                new StandingPolicy(duty.patience().failAfter(), duty.patience().recoverAfter());
        StandingPolicy.Decision decision = policy.decide(duty.standing(), outcome);
        return new RunRecord(
                startedAt,
                finishedAt,
                word(outcome),
                decision.after(),
                decision.reason(),
                decision.report(),
                details(outcome),
                null,
                finding.dueAgain(),
                finding.severity());
    }

    RunRecord of(Finding.NotYet finding) {
        Standing before = duty.standing();
        return new RunRecord(
                startedAt,
                finishedAt,
                "pending",
                new Standing(before.settled(), true, before.failsInRow(), before.passesInRow()),
                finding.reason(),
                Optional.empty(),
                null,
                null,
                finding.dueAgain(),
                null);
    }

    /** Of a complete run over records; what to report of them was reported already. */
    RunRecord of(RecordTotals totals) {
        boolean failing = totals.failing() > 0;
        boolean couldRun = !totals.noneCouldBeJudged();
        Standing before = duty.standing();
        Standing after = new Standing(
                failing ? Settled.FAILING : Settled.PASSING,
                couldRun,
                failing ? before.failsInRow() + 1 : 0,
                failing ? 0 : before.passesInRow() + 1);
        return new RunRecord(
                startedAt,
                finishedAt,
                !couldRun ? "error" : failing ? "failed" : "passed",
                after,
                describe(totals),
                Optional.empty(),
                firstError(totals),
                totals,
                null,
                null);
    }

    private static String describe(RecordTotals totals) {
        String counts = totals.failing() + " of " + totals.read() + " records fail";
        if (totals.erring() == 0) {
            return counts;
        }
        String erring = totals.noneCouldBeJudged() ? "none" : "all but " + totals.erring();
        return counts + ", " + erring + " could be judged: " + totals.firstError();
    }

    private static @Nullable JsonNode firstError(RecordTotals totals) {
        return totals.firstError() == null
                ? null
                : JsonNodeFactory.instance.objectNode().put("first_error", totals.firstError());
    }

    private static String word(CheckOutcome outcome) {
        if (outcome instanceof Passed) {
            return "passed";
        }
        return outcome instanceof Failed ? "failed" : "error";
    }

    private static @Nullable JsonNode details(CheckOutcome outcome) {
        if (outcome instanceof Passed passed) {
            return passed.details();
        }
        if (outcome instanceof Failed failed) {
            return failed.details();
        }
        CouldNotRun couldNot = (CouldNotRun) outcome;
        return JsonNodeFactory.instance
                .objectNode()
                .put("reason", couldNot.reason().wire())
                .put("message", couldNot.message());
    }
}
