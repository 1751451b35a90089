package dev.amiss.bench.intake;

import dev.amiss.bench.harness.Bench;

/** Inserts of 500 rows a statement by 4 clients: what loading the same rows without Amiss comes to. */
final class ManyRows {
    private static final int CLIENTS = 4;
    private static final int ROWS = 500;

    private ManyRows() {}

    static double perSecond(Bench bench) throws Exception {
        return ROWS
                * bench.sql()
                        .closed(
                                ReferenceTable.DATABASE,
                                CLIENTS,
                                bench.settings().seconds(),
                                ReferenceTable.insert(ROWS),
                                () -> ReferenceTable.rows(ROWS))
                        .rate();
    }
}
