package dev.amiss.assertion.records;

import dev.amiss.service.problem.StrictFields;
import java.util.List;
import java.util.Optional;

/**
 * How many failing records are too many, and whether they are reported one by one.
 *
 * @param atMost so many may fail
 * @param atMostPercent so many of a hundred may fail
 * @param whole whether there is one issue for all of them
 */
public record RecordRules(Optional<Long> atMost, Optional<Double> atMostPercent, boolean whole) {
    /** Each failing record is an issue. */
    public static final RecordRules EACH = new RecordRules(Optional.empty(), Optional.empty(), false);

    private static final List<String> REPORTS = List.of("each", "whole");
    private static final double HUNDRED = 100.0;

    /** Reads {@code at_most}, {@code at_most_percent} and {@code report}, all optional. */
    public static RecordRules read(StrictFields fields) {
        Optional<Long> atMost = fields.integer("at_most", 0, Integer.MAX_VALUE);
        Optional<Double> percent = fields.number("at_most_percent", 0, HUNDRED);
        if (atMost.isPresent() && percent.isPresent()) {
            fields.reject("at_most_percent", "must not be given beside at_most: it is one or the other");
        }
        boolean whole = fields.oneOf(
                        "report", REPORTS, word -> Optional.of(word).filter(REPORTS::contains))
                .map("whole"::equals)
                .orElse(false);
        return new RecordRules(atMost, percent, whole);
    }

    /** Whether so many of the records that were read are too many. */
    boolean areTooMany(long failing, long read) {
        if (atMostPercent.isPresent()) {
            return failing * HUNDRED > atMostPercent.get() * read;
        }
        return failing > atMost.orElse(0L);
    }
}
