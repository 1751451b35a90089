package dev.amiss.cli.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.Pages;
import dev.amiss.cli.api.Query;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.Format;
import dev.amiss.cli.output.Printer;
import dev.amiss.cli.output.SafeText;
import dev.amiss.cli.output.Style;
import dev.amiss.cli.output.Tree;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show an issue and what was done about it.")
final class ShowIssue implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The issue's id.")
    private long id;

    @Option(names = "--history", description = "With --output json or yaml: the history too, as field history.")
    private boolean wantsHistory;

    ShowIssue(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String path = "/api/v1/issues/" + id;
        JsonNode issue = session.api().get(Service.ISSUE, path);
        ArrayNode history = Json.mapper().createArrayNode();
        if (wantsHistory || session.format() == Format.TABLE) {
            history.addAll(new Pages(session.api(), Service.ISSUE, new Query(path + "/history")).all());
        }
        if (wantsHistory && issue instanceof ObjectNode whole) {
            whole.set("history", history);
        }
        session.printer().object(issue, shown -> tell(shown, history));
        return ExitCode.OK;
    }

    private void tell(JsonNode issue, ArrayNode history) {
        Printer out = session.printer();
        out.line(out.paint(Style.BOLD, SafeText.of(issue.path("name"))));
        out.field("id", SafeText.of(issue.path("id")));
        out.field("status", out.word(issue.path("status")));
        out.field("severity", out.word(issue.path("severity")));
        out.field("record", SafeText.of(IssueLines.record(issue)));
        out.field("dedup key", SafeText.of(issue.path("dedup_key")));
        out.field("labels", Tree.pairs(issue.path("labels")));
        out.field("source", SafeText.of(issue.path("source")));
        out.field("url", SafeText.of(issue.path("url")));
        out.field("occurrences", SafeText.of(issue.path("occurrences")));
        out.field("opened", out.time(issue.path("opened_at")));
        if (issue.path("opening").asInt(1) > 1) {
            out.field("opened again", out.time(issue.path("opening_at")));
        }
        out.field("last seen", out.time(issue.path("last_seen_at")));
        out.field("acknowledged", out.time(issue.path("acknowledged_at")));
        out.field("resolved", out.time(issue.path("resolved_at")));
        out.field("expires", out.time(issue.path("expires_at")));
        out.field("previous", SafeText.of(issue.path("previous_id")));
        if (!issue.path("details").isEmpty()) {
            out.line(out.paint(Style.FAINT, "details"));
            Tree.print(out, issue.path("details"), "  ");
        }
        if (!history.isEmpty()) {
            out.line("");
            out.rows(IssueLines.HISTORY, history);
        }
    }
}
