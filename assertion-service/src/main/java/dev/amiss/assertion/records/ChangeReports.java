package dev.amiss.assertion.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.report.Reporter;
import dev.amiss.model.Json;
import dev.amiss.model.RecordRef;
import dev.amiss.model.ReportKind;
import dev.amiss.service.database.StoredJson;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reports what a run changed, some at a time. */
record ChangeReports(Handle handle, Reporter reporter, String recordType) {
    private static final int AT_ONCE = 1_000;

    private record Change(
            long seq,
            String recordId,
            boolean failing,
            @Nullable String details,
            @Nullable String labels,
            @Nullable Integer flaps) {}

    void append() {
        long after = 0;
        List<Change> changes = next(after);
        while (!changes.isEmpty()) {
            reporter.append(handle, changes.stream().map(this::item).toList());
            after = changes.get(changes.size() - 1).seq();
            changes = next(after);
        }
    }

    private List<Change> next(long after) {
        return handle.createQuery("SELECT * FROM run_change WHERE seq > :after ORDER BY seq LIMIT :most")
                .bind("after", after)
                .bind("most", AT_ONCE)
                .map((row, context) -> new Change(
                        row.getLong("seq"),
                        row.getString("record_id"),
                        row.getBoolean("failing"),
                        row.getString("details"),
                        row.getString("labels"),
                        row.getObject("flaps", Integer.class)))
                .list();
    }

    private Reporter.Item item(Change change) {
        ReportKind kind = change.failing() ? ReportKind.FAILURE : ReportKind.RECOVERY;
        return new Reporter.Item(kind, new RecordRef(recordType, change.recordId()), details(change))
                .withLabels(labels(change));
    }

    private static Map<String, String> labels(Change change) {
        Map<String, String> labels = change.labels() == null ? Map.of() : StoredJson.texts(change.labels());
        return change.flaps() == null ? labels : FlappingMark.on(labels);
    }

    private static @Nullable JsonNode details(Change change) {
        JsonNode details = json(change.details());
        return change.flaps() == null ? details : FlappingMark.on(details, change.flaps());
    }

    private static @Nullable JsonNode json(@Nullable String details) {
        try {
            return details == null ? null : Json.mapper().readTree(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details are written as JSON", e);
        }
    }
}
