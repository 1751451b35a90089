package dev.amiss.service.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT59S, 59 s",
        "PT60S, 1 min",
        "PT59M59S, 59 min",
        "PT1H, 1 hour",
        "PT23H59M, 23 hours",
        "P1D, 1 day",
        "P8D, 8 days",
        "P59D, 59 days",
        "P60D, 2 months",
        "P365D, 12 months",
        "P730D, 2 years",
        "PT-5S, 0 s"
    })
    void a_span_is_told_in_its_largest_unit(Duration length, String told) {
        assertThat(Times.span(length)).isEqualTo(told);
    }

    @Test
    void a_time_carries_its_exact_utc() {
        Instant now = Instant.parse("2026-11-24T08:30:00Z");
        Times times = new Times(Clock.fixed(now, ZoneOffset.UTC));

        assertThat(times.ago(now.minusSeconds(3 * 3600)).toString())
                .isEqualTo("<time datetime=\"2026-11-24T05:30:00Z\" title=\"2026-11-24 05:30:00.000 UTC\""
                        + " data-time=\"ago\">3 hours ago</time>");
        assertThat(times.until(now.plusSeconds(90)).toString()).contains(">in 1 min<");
        assertThat(times.until(now).toString()).contains(">now<");
        assertThat(times.at(null).toString()).isEmpty();
    }

    @Test
    void times_in_a_sentence_become_readable_and_all_else_is_escaped() {
        Times times = new Times(Clock.fixed(Instant.parse("2026-11-24T08:30:00Z"), ZoneOffset.UTC));

        assertThat(times.within("<b> until 2026-11-24T09:30:00.5Z, not 2026-02-31T09:30:00Z")
                        .toString())
                .isEqualTo("&lt;b&gt; until " + times.at(Instant.parse("2026-11-24T09:30:00.5Z"))
                        + ", not 2026-02-31T09:30:00Z");
        assertThat(times.within(null).toString()).isEmpty();
    }
}
