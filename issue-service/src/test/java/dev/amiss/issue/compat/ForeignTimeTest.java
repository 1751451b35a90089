package dev.amiss.issue.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.Json;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTimeTest {
    @ParameterizedTest
    @CsvSource({
        "'\"2026-11-23T20:00:00Z\"', 2026-11-23T20:00:00Z",
        "'\"2026-11-23T21:00:00.5+01:00\"', 2026-11-23T20:00:00.500Z",
        "'\"2015-07-17T08:42:58.315+0000\"', 2015-07-17T08:42:58.315Z",
        "'\"2026-11-23T20:00:00\"', 2026-11-23T20:00:00Z",
        "'\"2026-11-23 20:00:00Z\"', 2026-11-23T20:00:00Z",
        "'\"2026-11-23t20:00:00z\"', 2026-11-23T20:00:00Z",
        "1795464000, 2026-11-23T20:00:00Z",
        "1795464000.25, 2026-11-23T20:00:00.250Z",
        "'\"1795464000.25\"', 2026-11-23T20:00:00.250Z",
    })
    void times_of_other_systems_are_read(String json, Instant expected) throws IOException {
        assertThat(ForeignTime.read(Json.mapper().readTree(json))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"0001-01-01T00:00:00Z\"",
                "\"\"",
                "\"soon\"",
                "null",
                "true",
                "[]",
                "1e40",
                "-1e40",
                "99999999999",
                "\"9999999999999999999999\"",
                "\"2026-13-01T00:00:00Z\""
            })
    void what_is_no_time_is_none(String json) throws IOException {
        assertThat(ForeignTime.read(Json.mapper().readTree(json))).isNull();
    }
}
