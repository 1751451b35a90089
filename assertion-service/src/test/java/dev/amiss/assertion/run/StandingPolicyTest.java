package dev.amiss.assertion.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.assertion.run.Standing.Settled;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.FailureReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingPolicyTest {
    private static final Standing NEW = new Standing(Settled.PENDING, true, 0, 0);

    /** Runs are P(assed), F(ailed), E(rror); what each reports is f(ailure), r(ecovery) or -. */
    @ParameterizedTest
    @CsvSource({
        // fail_after, recover_after, runs, reports, state at the end
        "1, 1, P,        -,        PASSING",
        "1, 1, F,        f,        FAILING",
        "1, 1, E,        -,        ERROR",
        "1, 1, FFF,      fff,      FAILING",
        "1, 1, FP,       fr,       PASSING",
        "1, 1, FPP,      fr-,      PASSING",
        "1, 1, PFPF,     -frf,     FAILING",
        "3, 1, FF,       --,       PENDING",
        "3, 1, PFF,      ---,      PASSING",
        "3, 1, PFFF,     ---f,     FAILING",
        "3, 1, FFPFF,    -----,    PASSING",
        "3, 1, FFFPF,    --fr-,    PASSING",
        "3, 1, FEFEF,    ----f,    FAILING",
        "1, 3, FPP,      f--,      FAILING",
        "1, 3, FPPP,     f--r,     PASSING",
        "1, 3, FPPFPP,   f--f--,   FAILING",
        "1, 3, FPEPP,    f---r,    PASSING",
        "1, 3, P,        -,        PASSING",
        "2, 2, FFPFPPFF, -f-f-r-f, FAILING",
        "1, 1, FE,       f-,       ERROR",
        "1, 1, FEP,      f-r,      PASSING",
        "1, 1, FEF,      f-f,      FAILING",
        "1, 1, EP,       --,       PASSING",
    })
    void runs_lead_to_reports_and_a_state(
            int failAfter, int recoverAfter, String runs, String reports, State expected) {
        var policy = new StandingPolicy(failAfter, recoverAfter);
        Standing standing = NEW;
        StringBuilder told = new StringBuilder();

        for (char run : runs.toCharArray()) {
            var decision = policy.decide(standing, outcome(run));
            told.append(decision.report().map(kind -> kind.wire().charAt(0)).orElse('-'));
            standing = decision.after();
        }

        assertThat(told).hasToString(reports);
        assertThat(State.of(standing)).isEqualTo(expected);
    }

    @Test
    void the_reason_says_what_is_waited_for() {
        var soft = new StandingPolicy(3, 2);

        var failed = soft.decide(NEW, outcome('F'));
        var recovering = soft.decide(new Standing(Settled.FAILING, true, 5, 0), outcome('P'));
        var error = soft.decide(NEW, outcome('E'));

        assertThat(failed.reason()).isEqualTo("failed once, is reported after 3");
        assertThat(recovering.reason()).isEqualTo("passed once, recovers after 2");
        assertThat(error.reason()).isEqualTo("could not be carried out (timeout): no answer in 10 s");
    }

    private static CheckOutcome outcome(char run) {
        return switch (run) {
            case 'P' -> new CheckOutcome.Passed(null);
            case 'F' -> new CheckOutcome.Failed(null);
            default -> new CheckOutcome.CouldNotRun(FailureReason.TIMEOUT, "no answer in 10 s");
        };
    }
}
