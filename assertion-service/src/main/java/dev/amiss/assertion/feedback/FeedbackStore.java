package dev.amiss.assertion.feedback;

import dev.amiss.assertion.report.IssueKey;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Changes what assertions believe of their issues. */
@Singleton
class FeedbackStore {
    /** Records whose issues are closed leave the sets of their assertions. */
    void closed(Handle handle, Collection<IssueKey> keys) {
        List<IssueKey> records = records(keys);
        if (!records.isEmpty()) {
            handle.createUpdate("""
                            DELETE FROM failing_record WHERE (assertion_id, record_id) IN (
                                SELECT * FROM unnest(:assertions, :records)) AND reported""")
                    .bindArray("assertions", Long.class, assertions(records))
                    .bindArray("records", String.class, recordIds(records))
                    .execute();
        }
    }

    /** Records whose issues are open again come back into the sets; an assertion's own issue makes it failing. */
    void reopened(Handle handle, Collection<IssueKey> keys) {
        List<IssueKey> records = records(keys);
        if (!records.isEmpty()) {
            handle.createUpdate("""
                            INSERT INTO failing_record (assertion_id, record_id, reported)
                            SELECT k.assertion_id, k.record_id, true
                            FROM unnest(:assertions, :records) AS k(assertion_id, record_id)
                            JOIN duty d ON d.assertion_id = k.assertion_id AND d.failing_records IS NOT NULL
                            ON CONFLICT (assertion_id, record_id) DO UPDATE SET reported = true""")
                    .bindArray("assertions", Long.class, assertions(records))
                    .bindArray("records", String.class, recordIds(records))
                    .execute();
        }
        List<IssueKey> own = keys.stream().filter(key -> key.recordId() == null).toList();
        if (!own.isEmpty()) {
            handle.createUpdate("""
                            UPDATE duty SET standing = 'failing', passes_in_row = 0,
                                reason = 'its issue was reopened; the next run tells'
                            WHERE assertion_id = ANY(:assertions) AND failing_records IS NULL""")
                    .bindArray("assertions", Long.class, assertions(own))
                    .execute();
        }
    }

    private static List<IssueKey> records(Collection<IssueKey> keys) {
        return keys.stream().filter(key -> key.recordId() != null).toList();
    }

    private static Object[] assertions(List<IssueKey> keys) {
        return keys.stream().map(IssueKey::assertionId).toArray();
    }

    private static Object[] recordIds(List<IssueKey> keys) {
        return keys.stream().map(IssueKey::recordId).toArray();
    }
}
