package dev.amiss.cli.issue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.output.SafeText;
import dev.amiss.cli.output.Table;
import dev.amiss.cli.session.Session;

/** How issues are told to people. */
final class IssueLines {
    static final Table TABLE = Table.of()
            .number("ID", "/id")
            .word("STATUS", "/status")
            .word("SEVERITY", "/severity")
            .number("SEEN", "/occurrences")
            .age("OPENED", "/opened_at")
            .age("LAST SEEN", "/last_seen_at")
            .text("RECORD", IssueLines::record)
            .text("NAME", "/name");

    static final Table HISTORY = Table.of()
            .text("AT", "/at")
            .text("KIND", "/kind")
            .text("ACTOR", "/actor")
            .text("SUMMARY", "/summary");

    private IssueLines() {}

    /** {@code issue 7 is resolved: backup failed} */
    static String standing(JsonNode issue, Session session) {
        return "Issue " + SafeText.of(issue.path("id")) + " is "
                + session.printer().word(issue.path("status")) + ": " + SafeText.of(issue.path("name"));
    }

    static String occurrences(JsonNode issue) {
        long count = issue.path("occurrences").asLong(1);
        return "seen " + (count == 1 ? "once" : count + " times");
    }

    static String record(JsonNode issue) {
        JsonNode record = issue.path("record");
        return record.isObject()
                ? record.path("type").asText() + ":" + record.path("id").asText()
                : "";
    }
}
