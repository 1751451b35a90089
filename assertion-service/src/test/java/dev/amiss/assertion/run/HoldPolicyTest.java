package dev.amiss.assertion.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldPolicyTest {
    @ParameterizedTest
    @CsvSource({
        // parent: failing, last run, calm since; child: run, untold since; held
        "true,  10:05,      , 10:06, 10:00, true",
        // the child began to fail: the parent is asked first
        "false, 09:59,      , 10:00,      , true",
        "false,      ,      , 10:00,      , true",
        "false, 09:59,      , 10:01, 10:00, true",
        // the parent was asked, and is fine
        "false, 10:01,      , 10:02, 10:00, false",
        // the parent recovered while the child's run was under way
        "false, 10:01, 10:03, 10:02, 10:00, true",
        "false, 10:03, 10:03, 10:04, 10:00, false",
    })
    void nobody_is_told_before_the_parent_is_known_to_be_fine(
            boolean failing,
            @Nullable String lastRun,
            @Nullable String calm,
            String run,
            @Nullable String untold,
            boolean held) {
        var parent = new Parent(1, "database", failing, failing, at(lastRun), at(calm));

        var hold = HoldPolicy.decide(List.of(parent), Instant.parse("2026-11-24T" + run + ":00Z"), at(untold));

        assertThat(hold.held()).isEqualTo(held);
        assertThat(hold.causedBy()).isEqualTo(failing ? List.of("database") : List.of());
    }

    @Test
    void who_depends_on_nothing_is_never_held() {
        assertThat(HoldPolicy.decide(List.of(), Instant.EPOCH, null)).isEqualTo(Hold.NONE);
    }

    @Test
    void of_a_chain_that_fails_only_its_end_is_to_blame() {
        var database = new Parent(1, "database", true, true, at("10:00"), null);
        var api = new Parent(2, "api", true, false, at("10:00"), null);

        var hold = HoldPolicy.decide(List.of(database, api), Instant.parse("2026-11-24T10:01:00Z"), at("10:00"));

        assertThat(hold.causedBy()).containsExactly("database");
        assertThat(hold.reason()).isEqualTo("withheld while 'database' fails");
    }

    private static @Nullable Instant at(@Nullable String time) {
        return time == null ? null : Instant.parse("2026-11-24T" + time + ":00Z");
    }
}
