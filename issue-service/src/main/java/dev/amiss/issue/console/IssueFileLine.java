package dev.amiss.issue.console;

import dev.amiss.model.Issue;
import dev.amiss.service.csv.CsvLine;
import dev.amiss.service.database.StoredJson;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An issue as a line of a file, with the line's end. */
final class IssueFileLine {
    static final String HEAD = CsvLine.of(List.of(
            "id",
            "name",
            "status",
            "severity",
            "record_type",
            "record_id",
            "occurrences",
            "opened_at",
            "last_seen_at",
            "acknowledged_at",
            "resolved_at",
            "source",
            "url",
            "labels",
            "dedup_key"));

    private IssueFileLine() {}

    static String csv(Issue issue) {
        return CsvLine.of(Stream.of(
                        issue.id(),
                        issue.name(),
                        issue.status().wire(),
                        issue.severity().wire(),
                        issue.record() == null ? "" : text(issue.record().type()),
                        issue.record() == null ? "" : issue.record().id(),
                        issue.occurrences(),
                        issue.openedAt(),
                        issue.lastSeenAt(),
                        text(issue.acknowledgedAt()),
                        text(issue.resolvedAt()),
                        text(issue.source()),
                        text(issue.url()),
                        StoredJson.write(issue.labels()),
                        text(issue.dedupKey()))
                .map(Object::toString)
                .toList());
    }

    static String json(Issue issue) {
        return StoredJson.write(issue) + "\n";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
