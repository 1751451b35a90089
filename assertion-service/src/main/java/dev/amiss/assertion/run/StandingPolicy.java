package dev.amiss.assertion.run;

import dev.amiss.assertion.run.Standing.Settled;
import dev.amiss.model.ReportKind;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import java.util.Optional;

/**
 * What a run changes. Failing must be seen {@code failAfter} times in a row before it is believed and reported, from then
 * on each failing run reports again; passing must be seen {@code recoverAfter} times in a row to take it back. A run that
 * could not be carried out counts as neither and breaks no row.
 *
 * @param hold whether somebody may be told that it began to fail
 */
record StandingPolicy(int failAfter, int recoverAfter, Hold hold) {
    StandingPolicy(int failAfter, int recoverAfter) {
        this(failAfter, recoverAfter, Hold.NONE);
    }

    /**
     * What follows from a run.
     *
     * @param report what to tell issue-service; empty for nothing
     * @param reason why it stands so, for people
     */
    record Decision(Standing after, Optional<ReportKind> report, String reason) {}

    Decision decide(Standing before, CheckOutcome outcome) {
        if (outcome instanceof Passed) {
            return passed(before);
        }
        if (outcome instanceof Failed) {
            return failed(before);
        }
        CouldNotRun couldNot = (CouldNotRun) outcome;
        return new Decision(
                new Standing(before.settled(), false, before.failsInRow(), before.passesInRow()),
                Optional.empty(),
                "could not be carried out (" + couldNot.reason().wire() + "): " + couldNot.message());
    }

    private Decision failed(Standing before) {
        int fails = countOn(before.failsInRow());
        boolean often = fails >= failAfter;
        boolean believed = before.settled() == Settled.FAILING || often && !hold.held();
        Settled settled = believed ? Settled.FAILING : before.settled();
        String reason = "failed " + times(fails)
                + (often || believed ? "" : ", is reported after " + failAfter)
                + (hold.held() && !believed ? ", " + hold.reason() : "");
        return new Decision(
                new Standing(settled, true, fails, 0),
                believed ? Optional.of(ReportKind.FAILURE) : Optional.empty(),
                reason);
    }

    private Decision passed(Standing before) {
        int passes = countOn(before.passesInRow());
        boolean failing = before.settled() == Settled.FAILING;
        if (failing && passes < recoverAfter) {
            return new Decision(
                    new Standing(Settled.FAILING, true, 0, passes),
                    Optional.empty(),
                    "passed " + times(passes) + ", recovers after " + recoverAfter);
        }
        return new Decision(
                new Standing(Settled.PASSING, true, 0, passes),
                failing ? Optional.of(ReportKind.RECOVERY) : Optional.empty(),
                "passed " + times(passes));
    }

    private static int countOn(int count) {
        return count == Integer.MAX_VALUE ? count : count + 1;
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times in a row";
    }
}
