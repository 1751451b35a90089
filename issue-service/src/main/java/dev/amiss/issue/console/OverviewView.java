package dev.amiss.issue.console;

import dev.amiss.service.console.BarChart;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is amiss now, at a glance.
 *
 * @param any whether there ever was an issue
 * @param severities the worst first
 * @param newLines what was opened since the last visit, the newest first, at most ten
 * @param newCount how many those are in all
 * @param lastVisit null at the first visit: then what is new in the last day is shown
 * @param responses what was done in the last hours, the latest first
 * @param oldest the issues that are open for longest
 */
@TemplateData
public record OverviewView(
        boolean any,
        List<SeverityRow> severities,
        long acknowledged,
        long wontFix,
        List<IssueLine> newLines,
        long newCount,
        @Nullable Instant lastVisit,
        List<ResponseLine> responses,
        List<IssueLine> oldest,
        BarChart reports,
        BarChart actions) {

    /**
     * The active issues of one severity.
     *
     * @param open how many are open, nobody having acknowledged them
     * @param ages how many are active for less than an hour, a day, a week, and longer
     */
    @TemplateData
    public record SeverityRow(String severity, long open, long acknowledged, List<Long> ages) {
        public long active() {
            return open + acknowledged;
        }
    }

    /** An action that ended. */
    @TemplateData
    public record ResponseLine(long issueId, String issue, String status, String summary, Instant at) {}

    public long open() {
        return severities.stream().mapToLong(SeverityRow::open).sum();
    }

    public boolean isWell() {
        return open() == 0 && acknowledged == 0;
    }

    /** What the title says: whether all is well, else how many are open. */
    public String headline() {
        if (isWell()) {
            return "All is well";
        }
        return open() == 0 ? "Nothing new" : open() + (open() == 1 ? " issue is open" : " issues are open");
    }
}
