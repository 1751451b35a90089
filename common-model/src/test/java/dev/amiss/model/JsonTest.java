package dev.amiss.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @Test
    void a_report_leaves_out_what_is_null_and_writes_snake_case() throws Exception {
        var report = new Report(
                ReportKind.FAILURE,
                "x",
                null,
                Severity.CRITICAL,
                Map.of("team", "payments"),
                null,
                null,
                new RecordRef("account", "42"),
                "k",
                Instant.parse("2026-11-23T20:00:00Z"),
                60L);

        String json = Json.mapper().writeValueAsString(report);

        assertThat(Json.mapper().readTree(json)).isEqualTo(Json.mapper().readTree("""
                {"kind": "failure", "name": "x", "severity": "critical", "labels": {"team": "payments"},
                 "record": {"type": "account", "id": "42"}, "dedup_key": "k",
                 "occurred_at": "2026-11-23T20:00:00.000Z", "ttl_sec": 60}"""));
        assertThat(Json.mapper().readValue(json, Report.class)).isEqualTo(report);
    }

    @Test
    void times_always_have_three_decimals() {
        assertThat(Json.time(Instant.parse("2026-11-23T20:00:00.1239Z"))).isEqualTo("2026-11-23T20:00:00.123Z");
    }

    @ParameterizedTest
    @CsvSource({
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
        "0007-01-02T03:04:05.006Z, 0007-01-02T03:04:05.006Z",
        "9999-12-31T23:59:59.090Z, 9999-12-31T23:59:59.090Z",
        "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00.000Z",
        "-0001-01-01T00:00:00Z, -0001-01-01T00:00:00.000Z"
    })
    void times_of_any_year_are_written(Instant time, String written) {
        assertThat(Json.time(time)).isEqualTo(written);
    }
}
