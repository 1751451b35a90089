package dev.amiss.issue.console;

import dev.amiss.model.Issue;
import dev.amiss.service.database.StoredJson;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An issue as a line of a file. Reporters write names and labels, and people open such files with spreadsheets: a cell that
 * one would take for a formula gets an apostrophe before it.
 */
final class CsvLine {
    static final String HEAD = "id,name,status,severity,record_type,record_id,occurrences,opened_at,last_seen_at,"
            + "acknowledged_at,resolved_at,source,url,labels,dedup_key\n";

    private static final String FORMULA = "=+-@\t\r";

    private CsvLine() {}

    static String of(Issue issue) {
        return Stream.of(
                        issue.id(),
                        issue.name(),
                        issue.status().wire(),
                        issue.severity().wire(),
                        issue.record() == null ? "" : issue.record().type(),
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
                .map(value -> cell(text(value)))
                .collect(Collectors.joining(","));
    }

    static String json(Issue issue) {
        return StoredJson.write(issue);
    }

    static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.matches("[\\w .:-]*") ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
