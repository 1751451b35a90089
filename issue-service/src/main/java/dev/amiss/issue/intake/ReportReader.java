package dev.amiss.issue.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.lifecycle.IssueKey;
import dev.amiss.model.Json;
import dev.amiss.model.RecordRef;
import dev.amiss.model.ReportKind;
import dev.amiss.model.Severity;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads reports leniently: whoever has a failure to report is not turned away for how they put it. Thread-safe. */
final class ReportReader {
    static final int LONGEST_NAME = 512;

    private static final int LONGEST_TEXT = 512;
    private static final int LONGEST_KEY = 1024;
    private static final int LONGEST_URL = 2048;
    private static final long LONGEST_TTL_SEC = 10L * 366 * 24 * 3600;
    private static final ObjectReader JSON =
            Json.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ReportReader() {}

    /**
     * Reads JSON text.
     *
     * @throws UnreadableReportException when it is no JSON
     */
    static JsonNode parse(byte[] json) throws UnreadableReportException {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw UnreadableReportException.brokenJson(e);
        } catch (IOException e) {
            throw new UnreadableReportException("", "The body is not JSON in UTF-8.");
        }
    }

    /**
     * Reads a report of any kind.
     *
     * @param kind what kind it is, whatever it says; null reads it from the report
     * @throws UnreadableReportException when it is not an object, or neither a name nor another key is given
     */
    static IncomingReport read(JsonNode body, Origin origin, @Nullable ReportKind kind)
            throws UnreadableReportException {
        if (!(body instanceof ObjectNode object)) {
            throw new UnreadableReportException("", "A report is a JSON object, such as {\"name\": \"disk full\"}.");
        }
        LenientFields fields = new LenientFields(object);
        ReportKind said = fields.word("kind", ReportKind::ofWire);
        ReportKind actual = kind != null ? kind : said == null ? ReportKind.FAILURE : said;
        String name = fields.scalarText("name", LONGEST_NAME);
        String dedupKey = fields.text("dedup_key", LONGEST_KEY);
        if ((name == null || name.isBlank()) && !(actual != ReportKind.FAILURE && dedupKey != null)) {
            throw new UnreadableReportException("/name", "is required and must not be blank");
        }
        String called = name == null ? "" : name;
        RecordRef record = fields.record("record", LONGEST_TEXT);
        Severity severity = fields.word("severity", Severity::ofWire);
        var labels = fields.labels("labels");
        String source = fields.text("source", LONGEST_TEXT);
        String url = fields.text("url", LONGEST_URL);
        Instant occurredAt = fields.time("occurred_at");
        Long ttl = fields.positive("ttl_sec", LONGEST_TTL_SEC);
        IssueKey key = origin.ownsKeys()
                ? IssueKey.ofScope(origin.scope(), record)
                : IssueKey.of(origin.scope(), called, record, dedupKey);
        ObjectNode details = fields.details("details");
        return new IncomingReport(
                actual,
                key,
                origin.actor(),
                called,
                details,
                severity,
                labels,
                source,
                url,
                record,
                dedupKey,
                occurredAt,
                ttl,
                fields.truncated(),
                fields.adjusted(),
                origin.messageId(),
                origin.trace());
    }
}
