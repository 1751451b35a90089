package dev.amiss.issue.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastVisitTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void a_visit_goes_on_while_looks_follow_and_a_later_one_begins_anew() {
        LastVisit first = LastVisit.look(null, NOON);
        LastVisit soonAfter = LastVisit.look(first, NOON.plusSeconds(600));
        LastVisit nextDay = LastVisit.look(soonAfter, NOON.plusSeconds(86_400));

        assertThat(first.before()).isNull();
        assertThat(soonAfter.before()).isNull();
        assertThat(nextDay.before()).isEqualTo(NOON.plusSeconds(600));
        assertThat(LastVisit.look(nextDay, NOON.plusSeconds(87_000)).before()).isEqualTo(NOON.plusSeconds(600));
        assertThat(LastVisit.parse(nextDay.text())).isEqualTo(nextDay);
        assertThat(LastVisit.parse("x.1")).isNull();
    }
}
