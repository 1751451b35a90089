package dev.amiss.issue.intake;

import org.jspecify.annotations.Nullable;

/** The reports of one request of a foreign protocol, read one at a time. Not thread-safe. */
public interface ForeignReports {
    /**
     * The next report; null after the last.
     *
     * @throws UnreadableReportException when this one is refused by itself; the next may be read
     */
    @Nullable
    ForeignReport next() throws UnreadableReportException;
}
