package dev.amiss.assertion.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.RecordRef;
import dev.amiss.service.database.StoredJson;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The records that fail now, for those who ask. */
@Singleton
public class FailingRecords {
    private static final String COLUMNS = "details_columns";

    private final Jdbi jdbi;

    FailingRecords(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A record and its place in the order in which they began to fail. */
    public record Placed(long seq, FailingRecordView view) {}

    /** The columns that an assertion's check has chosen; empty when there is no such assertion. */
    Optional<List<String>> columns(long assertionId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT check_config FROM assertion WHERE id = :id AND deleted_at IS NULL")
                .bind("id", assertionId)
                .map((row, context) -> columns(StoredJson.read(row.getString(1)).path(COLUMNS)))
                .findOne());
    }

    /** Those behind a place, in their order. */
    public List<Placed> page(long assertionId, long after, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM failing_record WHERE assertion_id = :id AND seq > :after
                        ORDER BY seq LIMIT :most""")
                .bind("id", assertionId)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> placed(row))
                .list());
    }

    private static Placed placed(ResultSet row) throws SQLException {
        @Nullable String details = row.getString("details");
        return new Placed(
                row.getLong("seq"),
                new FailingRecordView(
                        new RecordRef(row.getString("record_type"), row.getString("record_id")),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getBoolean("reported"),
                        details == null ? null : StoredJson.read(details)));
    }

    private static List<String> columns(JsonNode chosen) {
        List<String> columns = new ArrayList<>();
        if (chosen.isTextual()) {
            columns.add(chosen.textValue());
        }
        chosen.forEach(name -> columns.add(name.asText()));
        return List.copyOf(columns);
    }
}
