package dev.amiss.assertion.run;

import java.util.Locale;

/**
 * What the runs so far say of an assertion.
 *
 * @param settled what is believed: one run alone may not be enough to change it
 * @param couldRun whether the last run could be carried out
 * @param failsInRow how many of the last runs failed
 * @param passesInRow how many of the last runs passed
 */
record Standing(Settled settled, boolean couldRun, int failsInRow, int passesInRow) {
    /** Nothing is known yet. */
    static final Standing FRESH = new Standing(Settled.PENDING, true, 0, 0);

    /** What is believed of an assertion; failing means that its issue was reported. */
    enum Settled {
        PENDING,
        PASSING,
        FAILING;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Settled ofColumn(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }
    }
}
