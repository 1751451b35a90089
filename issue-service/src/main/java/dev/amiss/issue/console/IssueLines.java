package dev.amiss.issue.console;

import dev.amiss.issue.search.IssueFilter;
import dev.amiss.issue.search.IssueSort;
import dev.amiss.service.database.StoredJson;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads issues as rows of a list: narrow, without details. Thread-safe. */
@Singleton
class IssueLines {
    /** Beyond this a list only says that there are more. */
    static final int MOST_COUNTED = 10_000;

    private static final String FROM = " FROM issue i JOIN issue_activity a ON a.issue_id = i.id WHERE ";
    private static final String COLUMNS = "id, name, status, severity, labels::text AS labels, record_type, record_id,"
            + " occurrences, opened_at, opening_at, last_seen_at";

    private final Jdbi jdbi;
    private final LastResponses responses;

    IssueLines(Jdbi jdbi, LastResponses responses) {
        this.jdbi = jdbi;
        this.responses = responses;
    }

    Page<IssueLine> page(IssueFilter filter, IssueSort sort, int limit, @Nullable String cursor) {
        Optional<Cursor> after = Cursor.decode(cursor, sort.wire());
        return jdbi.withHandle(handle -> {
            List<IssueLine> lines = sort.page(handle, COLUMNS, filter, limit, after)
                    .map((row, context) -> IssueLines.read(row))
                    .list();
            return Page.of(
                    responses.addTo(handle, lines),
                    limit,
                    line -> sort.cursorBehind(line.openedAt(), line.lastSeenAt(), line.id())
                            .encode());
        });
    }

    /** How many there are, at most one more than {@link #MOST_COUNTED}. */
    long count(IssueFilter filter) {
        String sql = "SELECT count(*) FROM (SELECT" + FROM + filter.where() + " LIMIT " + (MOST_COUNTED + 1) + ") c";
        return jdbi.withHandle(
                handle -> filter.query(handle, sql).mapTo(Long.class).one());
    }

    /** The issues of a condition that this service wrote itself, with named parameters. */
    List<IssueLine> list(Handle handle, String condition, Map<String, ?> parameters, int most) {
        Query query = handle.createQuery("SELECT " + COLUMNS + FROM + condition + " LIMIT :most")
                .bind("most", most)
                .bindMap(parameters);
        return query.map((row, context) -> IssueLines.read(row)).list();
    }

    private static IssueLine read(ResultSet row) throws SQLException {
        String type = row.getString("record_type");
        String record = row.getString("record_id");
        return new IssueLine(
                row.getLong("id"),
                row.getString("name"),
                row.getString("status"),
                row.getString("severity"),
                StoredJson.texts(row.getString("labels")),
                record == null ? null : type == null ? record : type + " " + record,
                row.getLong("occurrences"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("opening_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant(),
                null,
                null);
    }
}
