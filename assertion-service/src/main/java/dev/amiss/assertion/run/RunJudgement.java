package dev.amiss.assertion.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.records.FlappingMark;
import dev.amiss.assertion.records.RecordTotals;
import dev.amiss.assertion.run.Standing.Settled;
import dev.amiss.model.ReportKind;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what follows from a finding. Pure.
 *
 * @param hold whether somebody may be told that it began to fail
 */
record RunJudgement(Duty duty, Hold hold, Instant startedAt, Instant finishedAt) {
    RunRecord of(Finding.Whole finding) {
        return whole(finding, null);
    }

    RunRecord of(Finding.NotYet finding) {
        Standing before = duty.standing();
        Duty.Memory memory = duty.memory();
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
                new Aftermath(memory.flaps(), memory.wholeReported(), memory.untoldSince(), false, List.of(), null));
    }

    /** Of a complete run over records; what to report of them one by one was reported already. */
    RunRecord of(RecordTotals totals) {
        return totals.whole() == null ? records(totals) : whole(new Finding.Whole(totals.whole()), totals);
    }

    private RunRecord whole(Finding.Whole finding, @Nullable RecordTotals totals) {
        CheckOutcome outcome = finding.outcome();
        var patience = duty.rules().patience();
        var policy = new StandingPolicy(patience.failAfter(), patience.recoverAfter(), hold);
        StandingPolicy.Decision run = policy.decide(duty.standing(), outcome);
        Duty.Memory memory = duty.memory();
        FlappingPolicy.Decision flapping = new FlappingPolicy(duty.rules().flapping())
                .decide(memory.flaps(), duty.standing().settled(), run, finishedAt);
        JsonNode details = caused(details(outcome), outcome instanceof Failed);
        Optional<Told> told = flapping.report().map(kind -> told(kind, details, flapping, finding));
        boolean untold = run.after().failsInRow() > 0 && run.after().settled() != Settled.FAILING;
        boolean unsure = untold
                || run.after().settled() == Settled.FAILING && run.after().passesInRow() > 0;
        return new RunRecord(
                startedAt,
                finishedAt,
                word(outcome),
                run.after(),
                run.reason() + flapping.reason(),
                told,
                details,
                totals,
                finding.dueAgain(),
                new Aftermath(
                        flapping.after(),
                        told.map(it -> it.kind() == ReportKind.FAILURE).orElse(memory.wholeReported()),
                        untoldSince(untold),
                        untold && hold.held(),
                        untold ? hold.askFirst() : List.of(),
                        earliest(flapping.calmAt(), retry(unsure))));
    }

    private static Told told(
            ReportKind kind, @Nullable JsonNode details, FlappingPolicy.Decision flapping, Finding.Whole finding) {
        if (!flapping.after().flapping()) {
            return new Told(kind, details, Map.of(), finding.severity());
        }
        JsonNode marked = FlappingMark.on(details, flapping.after().changes().size());
        return new Told(kind, marked, FlappingMark.on(Map.of()), finding.severity());
    }

    private RunRecord records(RecordTotals totals) {
        boolean failing = totals.reported() > 0;
        boolean couldRun = !totals.noneCouldBeJudged();
        Standing before = duty.standing();
        Standing after = new Standing(
                failing ? Settled.FAILING : Settled.PASSING,
                couldRun,
                totals.unwell() ? before.failsInRow() + 1 : 0,
                totals.unwell() ? 0 : before.passesInRow() + 1);
        boolean untold = totals.unreported() > 0 && totals.unwell();
        boolean withheld = untold && hold.held();
        return new RunRecord(
                startedAt,
                finishedAt,
                !couldRun ? "error" : failing ? "failed" : "passed",
                after,
                describe(totals) + (withheld ? ", " + hold.reason() : ""),
                Optional.empty(),
                caused(firstError(totals), totals.unwell()),
                totals,
                null,
                new Aftermath(
                        duty.memory().flaps(),
                        duty.memory().wholeReported(),
                        untoldSince(untold),
                        withheld,
                        withheld ? hold.askFirst() : List.of(),
                        retry(totals.unsure() > 0)));
    }

    private @Nullable Instant untoldSince(boolean untold) {
        if (!untold) {
            return null;
        }
        return duty.memory().untoldSince() == null ? startedAt : duty.memory().untoldSince();
    }

    private @Nullable Instant retry(boolean unsure) {
        return unsure && duty.rules().retryEvery() != null
                ? finishedAt.plus(duty.rules().retryEvery())
                : null;
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** The same with the names of what is probably to blame. */
    private @Nullable JsonNode caused(@Nullable JsonNode details, boolean failed) {
        if (!failed || hold.causedBy().isEmpty()) {
            return details;
        }
        ObjectNode with = JsonNodeFactory.instance.objectNode();
        if (details instanceof ObjectNode object) {
            with.setAll(object);
        }
        hold.causedBy().forEach(with.putArray("caused_by")::add);
        return with;
    }

    private static String describe(RecordTotals totals) {
        String counts = totals.failing() + " of " + totals.read() + " records fail";
        String tolerated = totals.failing() > 0 && !totals.unwell() ? ", which is tolerated" : "";
        String flapping = totals.flapping() == 0 ? "" : ", " + totals.flapping() + " flapping";
        if (totals.erring() == 0) {
            return counts + tolerated + flapping;
        }
        String erring = totals.noneCouldBeJudged() ? "none" : "all but " + totals.erring();
        return counts + tolerated + flapping + ", " + erring + " could be judged: " + totals.firstError();
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
