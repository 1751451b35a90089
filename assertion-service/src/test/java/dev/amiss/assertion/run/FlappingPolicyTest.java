package dev.amiss.assertion.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.assertion.run.Standing.Settled;
import dev.amiss.model.ReportKind;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlappingPolicyTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    /** A run each minute: P(assed) or F(ailed); told are f(ailure), r(ecovery), and capitals while it flaps. */
    @ParameterizedTest
    @CsvSource({
        // changes, within minutes, runs, told
        "4, 60, PFPF,             -frf",
        "4, 60, FPFP,             frfF",
        "4, 60, FPFPFPPP,         frfFF---",
        "4, 60, FPFPFFF,          frfFFFF",
        // after ten minutes at most two of its changes are left, so that it is calm
        "4, 10, FPFPPPPPPPPPPP,   frfF-------r--",
        "4, 10, FPFPFFFFFFFFFFF,  frfFFFFFFFFFfff",
        "4, 2,  FPFPFP,           frfrfr",
        "0, 60, FPFPFP,           frfrfr",
        "2, 60, FP,               fF",
    })
    void changes_that_are_too_many_become_one_issue(int changes, int withinMinutes, String runs, String told) {
        var policy = new FlappingPolicy(new FlappingRule(changes, Duration.ofMinutes(withinMinutes)));
        Standing standing = Standing.FRESH;
        Flaps flaps = Flaps.NONE;
        StringBuilder seen = new StringBuilder();

        for (int i = 0; i < runs.length(); i++) {
            CheckOutcome outcome = runs.charAt(i) == 'P' ? new Passed(null) : new Failed(null);
            var run = new StandingPolicy(1, 1).decide(standing, outcome);
            var decision = policy.decide(flaps, standing.settled(), run, START.plus(Duration.ofMinutes(i)));
            char letter = decision.report().map(kind -> kind.wire().charAt(0)).orElse('-');
            seen.append(decision.after().flapping() ? Character.toUpperCase(letter) : letter);
            standing = run.after();
            flaps = decision.after();
        }

        assertThat(seen).hasToString(told);
    }

    @Test
    void it_says_when_it_is_calm_at_the_latest() {
        var policy = new FlappingPolicy(new FlappingRule(2, Duration.ofMinutes(10)));
        var flaps = new Flaps(List.of(START, START.plusSeconds(60)), true);
        var run = new StandingPolicy(1, 1).decide(new Standing(Settled.PASSING, true, 0, 1), new Passed(null));

        assertThat(policy.decide(flaps, Settled.PASSING, run, START.plusSeconds(120))
                        .calmAt())
                .isEqualTo(START.plusSeconds(600));
        assertThat(policy.decide(flaps, Settled.PASSING, run, START.plusSeconds(600))
                        .report())
                .contains(ReportKind.RECOVERY);
    }
}
