package dev.amiss.issue.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amiss.model.Json;
import dev.amiss.model.RecordRef;
import dev.amiss.model.ReportKind;
import dev.amiss.model.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
    private static final Origin ORIGIN = Origin.http("anonymous", null, null);

    private static IncomingReport read(String json) throws UnreadableReportException {
        return ReportReader.read(ReportReader.parse(json.getBytes(StandardCharsets.UTF_8)), ORIGIN, null);
    }

    @Test
    void every_field_is_taken_over() throws Exception {
        IncomingReport report = read("""
                {"name": "payments gateway down", "details": {"tried": 3}, "severity": "critical",
                 "labels": {"team": "payments"}, "source": "checkout", "url": "https://example.org/1",
                 "record": {"type": "account", "id": "42"}, "dedup_key": "k1",
                 "occurred_at": "2026-11-23T20:00:00+01:00", "ttl_sec": 3600, "kind": "recovery"}""");

        assertThat(report.name()).isEqualTo("payments gateway down");
        assertThat(report.details().path("tried").intValue()).isEqualTo(3);
        assertThat(report.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(report.labels()).isEqualTo(Map.of("team", "payments"));
        assertThat(report.source()).isEqualTo("checkout");
        assertThat(report.url()).isEqualTo("https://example.org/1");
        assertThat(report.record()).isEqualTo(new RecordRef("account", "42"));
        assertThat(report.dedupKey()).isEqualTo("k1");
        assertThat(report.occurredAt()).isEqualTo(Instant.parse("2026-11-23T19:00:00Z"));
        assertThat(report.ttlSec()).isEqualTo(3600);
        assertThat(report.kind()).isEqualTo(ReportKind.RECOVERY);
        assertThat(report.adjusted()).isEmpty();
        assertThat(report.truncated()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": null}",
                "{\"name\": \"\"}",
                "{\"name\": \"  \"}",
                "{\"name\": {\"a\": 1}}",
                "[]",
                "\"x\"",
                "{\"name\": ",
                "{\"name\": \"x\"} trailing",
                ""
            })
    void what_has_no_name_or_is_no_json_object_is_refused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableReportException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severity | 7",
                "severity | \"awful\"",
                "labels | []",
                "labels | \"a\"",
                "source | {}",
                "url | 5",
                "record | \"42\"",
                "record | {\"type\": \"account\"}",
                "record | {\"id\": {}}",
                "occurred_at | \"yesterday\"",
                "occurred_at | \"9999-01-01T00:00:00Z\"",
                "ttl_sec | -1",
                "ttl_sec | 1.5",
                "ttl_sec | \"60\"",
                "ttl_sec | 99999999999999999999",
                "kind | \"disaster\"",
                "details | \"text\"",
                "details | [1]",
                "dedup_key | 5",
                "colour | \"red\""
            })
    void a_wrong_or_unknown_field_is_named_and_kept_aside(String field, String value) throws Exception {
        IncomingReport report = read("{\"name\": \"x\", \"%s\": %s}".formatted(field, value));

        assertThat(report.adjusted()).contains("/" + field);
        assertThat(report.details().path("_other").has(field)).isTrue();
        assertThat(report.kind()).isEqualTo(ReportKind.FAILURE);
    }

    @Test
    void a_name_that_is_a_number_is_taken_as_text() throws Exception {
        IncomingReport report = read("{\"name\": 404}");

        assertThat(report.name()).isEqualTo("404");
        assertThat(report.adjusted()).containsExactly("/name");
    }

    @Test
    void a_long_name_is_cut_and_ends_in_a_hash_of_the_whole() throws Exception {
        IncomingReport one = read("{\"name\": \"%s1\"}".formatted("x".repeat(600)));
        IncomingReport other = read("{\"name\": \"%s2\"}".formatted("x".repeat(600)));

        assertThat(one.name()).hasSize(512).matches("x+#[0-9a-f]{16}");
        assertThat(one.truncated()).containsExactly("/name");
        assertThat(one.key()).isNotEqualTo(other.key());
    }

    @Test
    void what_the_database_cannot_store_is_replaced() throws Exception {
        IncomingReport report = read("""
                {"name": "a\\u0000b\\ud800c", "labels": {"k": "v\\u0000"},
                 "details": {"t": "\\u0000", "big": 123456789012345678901234567890, "huge": 1e999999, "n": 1.50}}""");

        assertThat(report.name()).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(report.labels()).containsEntry("k", "v\uFFFD");
        assertThat(report.details().path("t").textValue()).isEqualTo("\uFFFD");
        assertThat(report.details().path("big").textValue()).isEqualTo("123456789012345678901234567890");
        assertThat(report.details().path("huge").isTextual()).isTrue();
        assertThat(report.details().path("n").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(report.adjusted())
                .contains("/name", "/labels/k", "/details/t", "/details/big", "/details/huge")
                .doesNotContain("/details/n");
    }

    @Test
    void large_details_are_cut_to_valid_json_within_the_limit() throws Exception {
        IncomingReport report = read("{\"name\": \"x\", \"details\": {\"first\": 1, \"log\": \"%s\", \"last\": [%s1]}}"
                .formatted("é\\n".repeat(50_000), "{\"a\": \"b\"},".repeat(9_000)));

        byte[] stored = Json.mapper().writeValueAsBytes(report.details());
        assertThat(stored.length).isBetween(1, StorableDetails.MOST_BYTES);
        assertThat(report.details().path("first").intValue()).isEqualTo(1);
        assertThat(report.truncated()).contains("/details");
    }

    @Test
    void deep_nesting_is_flattened_to_text() throws Exception {
        IncomingReport report =
                read("{\"name\": \"x\", \"details\": " + "{\"a\":".repeat(60) + "1" + "}".repeat(60) + "}");

        assertThat(report.adjusted()).hasSize(1);
        assertThat(report.details().toString()).contains("\\\"a\\\"");
    }

    @Test
    void of_very_many_changed_places_a_hundred_are_told() throws Exception {
        IncomingReport report = read("{\"name\": \"x\", \"details\": {\"list\": [%s1]}, %s \"last\": 1}"
                .formatted(
                        "\"\\u0000\",".repeat(5_000), "\"%s\": 1,".repeat(200).formatted(unknownNames(200))));

        assertThat(report.adjusted()).hasSize(100).startsWith("/unknown-0", "/unknown-1");
    }

    private static Object[] unknownNames(int count) {
        return IntStream.range(0, count).mapToObj(i -> "unknown-" + i).toArray();
    }

    @Test
    void a_changed_place_under_a_very_long_name_is_told_as_the_place_above_it() throws Exception {
        IncomingReport report = read("{\"name\": \"x\", \"details\": {\"a/b\": {\"%s\": [%s1]}, \"c\": \"\\u0000\"}}"
                .formatted("a".repeat(32_000), "\"\\u0000\",".repeat(3_000)));

        assertThat(report.adjusted()).containsExactly("/details/a~1b", "/details/c");
    }

    @Test
    void names_of_changed_places_are_storable_too() throws Exception {
        IncomingReport report = read("{\"name\": \"x\", \"labels\": {\"l\\u0000\": 1}, \"u\\u0000\": 1}");

        assertThat(report.adjusted()).containsExactly("/labels/l\uFFFD", "/u\uFFFD");
    }

    @Test
    void a_recovery_needs_no_name_when_it_names_the_key() throws Exception {
        IncomingReport report = ReportReader.read(
                ReportReader.parse("{\"dedup_key\": \"k\"}".getBytes(StandardCharsets.UTF_8)),
                ORIGIN,
                ReportKind.RECOVERY);

        assertThat(report.key())
                .isEqualTo(read("{\"name\": \"y\", \"dedup_key\": \"k\"}").key());
    }
}
