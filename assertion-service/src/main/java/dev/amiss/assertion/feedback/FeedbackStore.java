package dev.amiss.assertion.feedback;

import dev.amiss.assertion.report.IssueKey;
import dev.amiss.model.RecordRef;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Changes what assertions believe of their issues. */
@Singleton
class FeedbackStore {
    /** Records whose issues are closed leave the sets of their assertions. */
    void closed(Handle handle, Collection<IssueKey> keys) {
        List<RecordKey> records = records(keys);
        if (!records.isEmpty()) {
            bind(records, handle.createUpdate("""
                            DELETE FROM failing_record WHERE (assertion_id, record_type, record_id) IN (
                                SELECT * FROM unnest(:assertions, :types, :ids)) AND reported""")).execute();
        }
    }

    /** Records whose issues are open again come back into the sets; an assertion's own issue makes it failing. */
    void reopened(Handle handle, Collection<IssueKey> keys) {
        List<RecordKey> records = records(keys);
        if (!records.isEmpty()) {
            bind(records, handle.createUpdate("""
                            INSERT INTO failing_record (assertion_id, record_id, record_type, reported)
                            SELECT k.assertion_id, k.record_id, k.record_type, true
                            FROM unnest(:assertions, :types, :ids) AS k(assertion_id, record_type, record_id)
                            JOIN duty d ON d.assertion_id = k.assertion_id AND d.failing_records IS NOT NULL
                            ON CONFLICT (assertion_id, record_id) DO UPDATE SET reported = true
                            WHERE failing_record.record_type = excluded.record_type""")).execute();
        }
        List<Long> own = keys.stream()
                .filter(key -> key.record() == null)
                .map(IssueKey::assertionId)
                .toList();
        if (!own.isEmpty()) {
            handle.createUpdate("""
                            UPDATE duty SET standing = 'failing', passes_in_row = 0, whole_reported = true,
                                reason = 'its issue was reopened; the next run tells'
                            FROM assertion a WHERE assertion_id = ANY(:assertions) AND a.id = assertion_id
                                AND (failing_records IS NULL OR a.check_config ->> 'report' = 'whole')""")
                    .bindArray("assertions", Long.class, own.toArray())
                    .execute();
        }
    }

    private record RecordKey(long assertionId, String type, String id) {}

    private static List<RecordKey> records(Collection<IssueKey> keys) {
        return keys.stream().flatMap(FeedbackStore::recordKey).toList();
    }

    private static Stream<RecordKey> recordKey(IssueKey key) {
        RecordRef record = key.record();
        return record == null || record.type() == null
                ? Stream.empty()
                : Stream.of(new RecordKey(key.assertionId(), record.type(), record.id()));
    }

    private static Update bind(List<RecordKey> records, Update update) {
        return update.bindArray(
                        "assertions",
                        Long.class,
                        records.stream().map(RecordKey::assertionId).toArray())
                .bindArray(
                        "types",
                        String.class,
                        records.stream().map(RecordKey::type).toArray())
                .bindArray(
                        "ids", String.class, records.stream().map(RecordKey::id).toArray());
    }
}
