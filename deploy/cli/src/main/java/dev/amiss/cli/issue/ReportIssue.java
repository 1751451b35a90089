package dev.amiss.cli.issue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Answer;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.argument.TimeArgument;
import dev.amiss.cli.output.SafeText;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description = "Report a failure; it opens an issue, or counts in the one that is open.",
        footer = {"", "Example: amiss issues report 'backup failed' --severity critical -d host=db1"})
final class ReportIssue implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "What is amiss, the same text each time.")
    private String name = "";

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "info, warning, error (default) or critical.")
    private @Nullable String severity;

    @Option(
            names = {"-l", "--label"},
            paramLabel = "NAME=VALUE",
            description = "A label; may be repeated.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--source", paramLabel = "TEXT", description = "Who reports.")
    private @Nullable String source;

    @Option(names = "--link", paramLabel = "URL", description = "A page about it.")
    private @Nullable String link;

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            description = "Resolve it by itself unless it is seen again within this time, such as 2h.")
    private @Nullable String ttl;

    @Option(names = "--occurred-at", paramLabel = "TIME", description = "When it happened, or how long ago.")
    private @Nullable String occurredAt;

    ReportIssue(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObjectNode body = report.body(name, session);
        put(body, "severity", severity);
        put(body, "source", source);
        put(body, "url", link);
        if (!labels.isEmpty()) {
            labels.forEach(body.putObject("labels")::put);
        }
        if (ttl != null) {
            body.put("ttl_sec", TimeArgument.duration(ttl).toSeconds());
        }
        if (occurredAt != null) {
            body.put(
                    "occurred_at",
                    TimeArgument.past(occurredAt, session.clock()).toString());
        }
        Answer answer = session.api().send(Service.ISSUE, "POST", "/api/v1/issues", body);
        session.printer()
                .object(
                        answer.body(),
                        issue -> session.printer()
                                .line((answer.status() == 201 ? "Opened" : "Counted in") + " issue "
                                        + SafeText.of(issue.path("id")) + ", " + IssueLines.occurrences(issue)));
        return ExitCode.OK;
    }

    private static void put(ObjectNode body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
