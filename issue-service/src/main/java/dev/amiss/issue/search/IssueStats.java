package dev.amiss.issue.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many issues there are.
 *
 * @param byStatus of those that hold a key: open, acknowledged, wont_fix
 * @param activeBySeverity of the open and acknowledged ones
 * @param oldestOpenAt when the oldest open issue was opened; null when none is open
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record IssueStats(
        Map<String, Long> byStatus,
        Map<String, Long> activeBySeverity,
        @JsonProperty("opened_last_24h") long openedLastDay,
        @JsonProperty("resolved_last_24h") long resolvedLastDay,
        @Nullable Instant oldestOpenAt) {

    public IssueStats {
        byStatus = withAll(byStatus, "open", "acknowledged", "wont_fix");
        activeBySeverity = withAll(activeBySeverity, "critical", "error", "warning", "info");
    }

    private static Map<String, Long> withAll(Map<String, Long> counts, String... names) {
        Map<String, Long> all = new LinkedHashMap<>();
        for (String name : names) {
            all.put(name, counts.getOrDefault(name, 0L));
        }
        return all;
    }
}
