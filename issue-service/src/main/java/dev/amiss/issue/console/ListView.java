package dev.amiss.issue.console;

import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list as it is shown.
 *
 * @param count how many there are, in words: {@code 312 issues}
 * @param next the next page; null when this is the last
 * @param start the first page; null when this is it
 * @param open how many issues are open in all
 */
@TemplateData
public record ListView(
        ListAddress address,
        List<IssueLine> lines,
        String count,
        @Nullable String next,
        @Nullable String start,
        long open) {
    private static final List<String> STATUSES = List.of("open", "acknowledged", "resolved", "wont_fix");
    private static final List<String> SEVERITIES = List.of("critical", "error", "warning", "info");

    static String count(long found) {
        if (found > IssueLines.MOST_COUNTED) {
            return "more than 10,000 issues";
        }
        return String.format(java.util.Locale.ENGLISH, "%,d issue%s", found, found == 1 ? "" : "s");
    }

    public List<String> statuses() {
        return STATUSES;
    }

    public List<String> severities() {
        return SEVERITIES;
    }

    /** The other direction of the order by age. */
    public String otherAge() {
        return address.value("sort").equals("opened_at") ? "-opened_at" : "opened_at";
    }
}
