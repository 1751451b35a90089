package dev.amiss.issue.history;

import dev.amiss.service.database.RowArrays;
import dev.amiss.service.database.StoredJson;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The history table. Works in the caller's transaction. */
@Singleton
public class HistoryStore {
    private static final String APPEND = """
            INSERT INTO history (issue_id, at, kind, actor, summary, data)
            SELECT issue_id, at, kind, actor, summary, data::jsonb
            FROM unnest(?, ?, ?, ?, ?, ?) WITH ORDINALITY AS l(issue_id, at, kind, actor, summary, data, n) ORDER BY n""";

    /** Adds lines in this order. */
    public void append(Handle handle, List<HistoryLine> lines) {
        RowArrays.of(handle, lines)
                .column("bigint", HistoryLine::issueId)
                .times(HistoryLine::at)
                .column("text", line -> line.kind().wire())
                .column("text", HistoryLine::actor)
                .column("text", HistoryLine::summary)
                .column("text", line -> line.data().toString())
                .execute(APPEND);
    }

    /** Adds one line and answers it with its id. */
    public HistoryView append(Handle handle, HistoryLine line) {
        long id = handle.createQuery("""
                        INSERT INTO history (issue_id, at, kind, actor, summary, data)
                        VALUES (:issue, :at, :kind, :actor, :summary, :data::jsonb) RETURNING id""")
                .bind("issue", line.issueId())
                .bind("at", line.at())
                .bind("kind", line.kind().wire())
                .bind("actor", line.actor())
                .bind("summary", line.summary())
                .bind("data", line.data().toString())
                .mapTo(Long.class)
                .one();
        return new HistoryView(id, line.at(), line.kind().wire(), line.actor(), line.summary(), line.data());
    }

    /** Erases what the lines of an issue say; that there were such lines stays. */
    public void erase(Handle handle, long issueId) {
        handle.createUpdate("UPDATE history SET summary = '(erased)', data = '{}' WHERE issue_id = :issue")
                .bind("issue", issueId)
                .execute();
    }

    /** Deletes all lines of these issues. */
    public void delete(Handle handle, List<Long> issueIds) {
        handle.createUpdate("DELETE FROM history WHERE issue_id = ANY(:issues)")
                .bindArray("issues", Long.class, issueIds.toArray())
                .execute();
    }

    /** Deletes lines of before that time, at most so many. Ids rise with time, so the oldest lines are the first. */
    int deleteBefore(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                        DELETE FROM history WHERE id = ANY(ARRAY(
                            SELECT id FROM (SELECT id, at FROM history ORDER BY id LIMIT :most) first
                            WHERE at < :before))""")
                .bind("before", before)
                .bind("most", most)
                .execute();
    }

    /** Whether there is an issue of that id that was not erased. */
    public boolean hasIssue(Handle handle, long issueId) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM issue WHERE id = :issue AND erased_at IS NULL)")
                .bind("issue", issueId)
                .mapTo(Boolean.class)
                .one();
    }

    /** A part of an issue's story in order of arrival, after the line with that id. */
    public List<HistoryView> read(Handle handle, long issueId, long afterId, int most) {
        return handle.createQuery("""
                        SELECT id, at, kind, actor, summary, data::text FROM history
                        WHERE issue_id = :issue AND id > :after ORDER BY id LIMIT :most""")
                .bind("issue", issueId)
                .bind("after", afterId)
                .bind("most", most)
                .map((row, context) -> new HistoryView(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        StoredJson.read(row.getString(6))))
                .list();
    }
}
