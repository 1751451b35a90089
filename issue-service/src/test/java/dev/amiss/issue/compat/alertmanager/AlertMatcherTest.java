package dev.amiss.issue.compat.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertMatcherTest {
    private static final Map<String, String> LABELS =
            Map.of("alertname", "DiskFull", "instance", "db1:9100", "note", "a \"b\" \\ c");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "alertname=\"DiskFull\" ; true",
                "alertname=DiskFull ; true",
                "alertname = \"DiskFull\" ; true",
                "{alertname=\"DiskFull\"} ; true",
                "{alertname=\"DiskFull\",} ; true",
                "\"alertname\"=\"DiskFull\" ; true",
                "alertname=\"Disk\" ; false",
                "alertname!=\"Disk\" ; true",
                "alertname!=\"DiskFull\" ; false",
                "instance=~\"db.*\" ; true",
                "instance=~\"db\" ; false",
                "instance=~\"db1|db1:.+\" ; true",
                "instance!~\"web.*\" ; true",
                "instance!~\"db.*\" ; false",
                "team=\"\" ; true",
                "team=~\".*\" ; true",
                "team=~\".+\" ; false",
                "team!=\"x\" ; true",
                "alertname=DiskFull , } ; true",
                "alertname=\"DiskFull}\" ; false",
                "alertname!=\"DiskFull,\" ; true",
                "team= ; true",
                "note=\"a \\\"b\\\" \\\\ c\" ; true",
            })
    void a_matcher_decides_as_alertmanager_does(String matcher, boolean expected) {
        assertThat(AlertMatcher.parse(matcher).matches(LABELS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alertname", "=x", "a=~\"(\"", "a=~\"x{1000}{1000}\"", "a=~\"((x{100}){100}){100}\""})
    void what_is_no_matcher_is_refused(String matcher) {
        assertThatThrownBy(() -> AlertMatcher.parse(matcher)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void blanks_in_a_value_cost_nothing() {
        String matcher = "a=b" + " ".repeat(500) + "c";

        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (int i = 0; i < 100_000; i++) {
                AlertMatcher.parse(matcher);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter", "receiver_matchers"})
    void more_matchers_than_anybody_needs_are_refused(String parameter) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        query.put(parameter, Collections.nCopies(21, "a=b"));

        assertThatThrownBy(() -> AlertFilter.of(query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 20");
    }

    @Test
    void a_long_matcher_is_refused() {
        assertThatThrownBy(() -> AlertMatcher.parse("a=" + "x".repeat(600)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
