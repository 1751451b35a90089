package dev.amiss.assertion.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import dev.amiss.service.csv.CsvLine;
import dev.amiss.service.database.StoredJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes all records that fail, some at a time: neither memory nor a transaction grows with their number. What begins to
 * fail meanwhile comes at the end.
 *
 * @param columns of the details that are cells of their own; empty: the details are one cell, of JSON
 */
record RecordDownload(FailingRecords records, long assertionId, List<String> columns) {
    private static final int AT_ONCE = 1_000;

    void csv(OutputStream out) throws IOException {
        Writer writer = writer(out);
        List<String> head = new ArrayList<>(List.of("record_type", "record_id", "since", "reported"));
        head.addAll(columns.isEmpty() ? List.of("details") : columns);
        writer.write(CsvLine.of(head));
        each(record -> writer.write(CsvLine.of(cells(record))));
        writer.flush();
    }

    void ndjson(OutputStream out) throws IOException {
        Writer writer = writer(out);
        each(record -> writer.append(StoredJson.write(record)).append('\n'));
        writer.flush();
    }

    private List<String> cells(FailingRecordView record) {
        List<String> cells = new ArrayList<>(List.of(
                Objects.requireNonNullElse(record.record().type(), ""),
                record.record().id(),
                Json.time(record.since()),
                String.valueOf(record.reported())));
        JsonNode details = record.details() == null ? Json.mapper().createObjectNode() : record.details();
        if (columns.isEmpty()) {
            cells.add(details.toString());
        }
        columns.forEach(name -> cells.add(text(details.path(name))));
        return cells;
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    @FunctionalInterface
    private interface Line {
        void write(FailingRecordView record) throws IOException;
    }

    private void each(Line line) throws IOException {
        long after = 0;
        List<FailingRecords.Placed> some = records.page(assertionId, after, AT_ONCE);
        while (!some.isEmpty()) {
            for (FailingRecords.Placed placed : some) {
                line.write(placed.view());
            }
            after = some.get(some.size() - 1).seq();
            some = records.page(assertionId, after, AT_ONCE);
        }
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 15);
    }
}
