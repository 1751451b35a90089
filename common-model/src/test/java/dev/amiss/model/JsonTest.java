package dev.amiss.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
