package dev.amiss.cli.moving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The actions that were run, read along with the issues, both in the order of the issues' ids. Not thread-safe. */
final class RunActions implements AutoCloseable {
    /** An issue that was retried for months has very many: the first and the last are told. */
    private static final int MOST_FIRST = 100;

    private static final int MOST_LAST = 300;

    private final Statement statement;
    private final ResultSet rows;
    private @Nullable LibraryAction ahead;

    RunActions(Statement statement, ResultSet rows) {
        this.statement = statement;
        this.rows = rows;
    }

    /**
     * What was run for one issue.
     *
     * @param told in order
     * @param leftOut how many between the first and the last are not among them
     * @param lastAt when the last was run; null when none was
     */
    record OfIssue(
            List<LibraryAction> told,
            long leftOut,
            @Nullable Instant lastAt) {}

    /** Those of the issue with that id, which must be above the one asked for before. */
    OfIssue of(long issueId) throws SQLException {
        List<LibraryAction> first = new ArrayList<>();
        Deque<LibraryAction> last = new ArrayDeque<>();
        long leftOut = 0;
        Instant lastAt = null;
        LibraryAction action = next();
        while (action != null && action.issueId() <= issueId) {
            if (action.issueId() == issueId) {
                lastAt = action.executedAt();
                if (first.size() < MOST_FIRST) {
                    first.add(action);
                } else {
                    last.add(action);
                }
                if (last.size() > MOST_LAST) {
                    last.removeFirst();
                    leftOut++;
                }
            }
            ahead = null;
            action = next();
        }
        first.addAll(last);
        return new OfIssue(first, leftOut, lastAt);
    }

    private @Nullable LibraryAction next() throws SQLException {
        if (ahead == null && rows.next()) {
            ahead = new LibraryAction(
                    rows.getLong(1),
                    rows.getLong(2),
                    Instant.ofEpochMilli(rows.getLong(3)),
                    rows.getBoolean(4),
                    LibraryJson.read(rows.getString(5)),
                    LibraryJson.clean(rows.getString(6)));
        }
        return ahead;
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        statement.close();
    }
}
