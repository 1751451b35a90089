package dev.amiss.issue.imported;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.history.HistoryKind;
import dev.amiss.issue.intake.NotedPlaces;
import dev.amiss.issue.intake.StorableDetails;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.RecordRef;
import dev.amiss.model.Severity;
import dev.amiss.service.database.StorableText;
import dev.amiss.service.problem.JsonPlace;
import dev.amiss.service.problem.StrictFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an import strictly: whoever writes one wants to know what is wrong with it. Not thread-safe; one a request. */
final class ImportReader {
    static final int MOST_ISSUES = 500;
    static final int MOST_LINES = 500;

    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_TEXT = 512;
    private static final int LONGEST_SUMMARY = 10_000;
    private static final int LONGEST_BEFORE_CUT = 1 << 20;
    private static final int MOST_LABELS = 64;
    private static final int LONGEST_LABEL_NAME = 128;
    private static final int LONGEST_LABEL = 1024;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final List<String> STATUSES = List.of("open", "acknowledged", "resolved", "wont_fix");
    private static final List<String> SEVERITIES = List.of("info", "warning", "error", "critical");
    private static final List<String> KINDS =
            Arrays.stream(HistoryKind.values()).map(HistoryKind::wire).toList();

    private final Instant now;

    ImportReader(Instant now) {
        this.now = now;
    }

    /** The issues in the order in which they stand; 400 with all that is wrong with them. */
    List<ImportedIssue> read(@Nullable JsonNode body) {
        StrictFields fields = StrictFields.of(body);
        Optional<List<StrictFields>> elements = fields.list("issues", MOST_ISSUES);
        if (elements.isEmpty() && fields.any("issues").isEmpty()) {
            fields.reject("issues", "is required, a list of at most " + MOST_ISSUES + " issues");
        }
        List<ImportedIssue> issues =
                elements.orElse(List.of()).stream().map(this::issue).toList();
        fields.finish();
        return issues;
    }

    private ImportedIssue issue(StrictFields fields) {
        NotedPlaces truncated = new NotedPlaces();
        String origin = fields.requiredText("origin", LONGEST_TEXT);
        String name = fields.requiredText("name", LONGEST_BEFORE_CUT);
        if (name.length() > LONGEST_NAME) {
            truncated.note(JsonPlace.ROOT.below("name"));
        }
        IssueStatus status =
                fields.oneOf("status", STATUSES, IssueStatus::ofWire).orElse(IssueStatus.OPEN);
        Instant openedAt = required(fields, "opened_at");
        return new ImportedIssue(
                origin,
                StorableText.cut(name, LONGEST_NAME),
                storable(fields, "details", truncated),
                fields.oneOf("severity", SEVERITIES, Severity::ofWire).orElse(Severity.ERROR),
                labels(fields),
                fields.text("source", LONGEST_TEXT).orElse(null),
                fields.fields("record").map(ImportReader::record).orElse(null),
                status,
                openedAt,
                past(fields, "last_seen_at").orElse(openedAt),
                fields.integer("occurrences", 1, Integer.MAX_VALUE).orElse(1L),
                timeOf(IssueStatus.ACKNOWLEDGED, status, fields, "acknowledged_at"),
                timeOf(IssueStatus.RESOLVED, status, fields, "resolved_at"),
                fields.list("history", MOST_LINES).orElse(List.of()).stream()
                        .map(this::line)
                        .toList(),
                truncated.pointers());
    }

    private static Map<String, String> labels(StrictFields fields) {
        Map<String, String> labels = fields.texts("labels", MOST_LABELS).orElse(Map.of());
        labels.forEach((name, value) -> {
            if (name.length() > LONGEST_LABEL_NAME || value.length() > LONGEST_LABEL) {
                fields.reject(
                        "labels",
                        "have names of at most " + LONGEST_LABEL_NAME + " characters and values of at most "
                                + LONGEST_LABEL);
            }
        });
        return labels;
    }

    private static RecordRef record(StrictFields fields) {
        return new RecordRef(fields.text("type", LONGEST_TEXT).orElse(null), fields.requiredText("id", LONGEST_TEXT));
    }

    private ImportedLine line(StrictFields fields) {
        Instant at = required(fields, "at");
        Optional<HistoryKind> kind = fields.oneOf("kind", KINDS, ImportReader::kind);
        if (kind.isEmpty() && fields.any("kind").isEmpty()) {
            fields.reject("kind", "is required, one of " + String.join(", ", KINDS));
        }
        return new ImportedLine(
                at,
                kind.orElse(HistoryKind.COMMENTED),
                fields.requiredText("summary", LONGEST_SUMMARY),
                storable(fields, "data", new NotedPlaces()));
    }

    private static Optional<HistoryKind> kind(String wire) {
        return Arrays.stream(HistoryKind.values())
                .filter(each -> each.wire().equals(wire))
                .findFirst();
    }

    private static ObjectNode storable(StrictFields fields, String field, NotedPlaces truncated) {
        ObjectNode any = fields.object(field).orElseGet(JsonNodeFactory.instance::objectNode);
        return new StorableDetails(truncated, new NotedPlaces()).of(any);
    }

    /** The time of a status: required with that status, refused with any other. */
    private @Nullable Instant timeOf(IssueStatus timed, IssueStatus status, StrictFields fields, String field) {
        Optional<Instant> time = past(fields, field);
        if (status != timed && time.isPresent()) {
            fields.reject(field, "goes with the status " + timed.wire() + " only");
        }
        return status == timed ? time.orElseGet(() -> missing(fields, field)) : null;
    }

    private Instant required(StrictFields fields, String field) {
        return past(fields, field).orElseGet(() -> missing(fields, field));
    }

    private static Instant missing(StrictFields fields, String field) {
        if (fields.any(field).isEmpty()) {
            fields.reject(field, "is required, an RFC 3339 time, such as 2026-11-23T20:00:00Z");
        }
        return EARLIEST;
    }

    private Optional<Instant> past(StrictFields fields, String field) {
        Optional<Instant> time = fields.time(field);
        if (time.isPresent() && (time.get().isBefore(EARLIEST) || time.get().isAfter(now.plus(CLOCKS_DIFFER)))) {
            fields.reject(field, "must be a time from 1970 until now");
            return Optional.of(EARLIEST);
        }
        return time;
    }
}
