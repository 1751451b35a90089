package dev.amiss.cli.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.Pages;
import dev.amiss.cli.api.Query;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = "Write issues as NDJSON, one a line, the oldest first.",
        footer = {"", "Example: amiss issues export --history --file issues.ndjson"})
final class ExportIssues implements Callable<Integer> {
    private final Session session;
    private long count;

    @Mixin
    private IssueFilters filters = new IssueFilters();

    @Option(names = "--history", description = "Each with its history, as field history.")
    private boolean wantsHistory;

    @Option(names = "--file", paramLabel = "FILE", description = "Write there, and show how far it is.")
    private @Nullable Path file;

    ExportIssues(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (file == null) {
            write(session.surroundings().out());
            return ExitCode.OK;
        }
        try (OutputStream stream = Files.newOutputStream(file);
                PrintStream out = new PrintStream(stream, false, StandardCharsets.UTF_8)) {
            write(out);
            if (out.checkError()) {
                throw new MistakeException("Cannot write all to " + file);
            }
        } catch (IOException e) {
            throw new MistakeException("Cannot write " + file + ": " + e.getMessage());
        }
        session.printer().remark(count + " issues written to " + file);
        return ExitCode.OK;
    }

    private void write(PrintStream out) {
        new Pages(session.api(), Service.ISSUE, filters.query(session).with("sort", "opened_at"))
                .read(Long.MAX_VALUE, null, page -> {
                    page.forEach(issue -> out.println(whole(issue)));
                    count += page.size();
                    if (file != null && session.surroundings().terminal()) {
                        session.surroundings().err().print("\r" + count + " issues ");
                    }
                });
        if (file != null && session.surroundings().terminal()) {
            session.surroundings().err().print("\r");
        }
    }

    private JsonNode whole(JsonNode issue) {
        if (wantsHistory && issue instanceof ObjectNode object) {
            ArrayNode history = Json.mapper().createArrayNode();
            var query = new Query("/api/v1/issues/" + issue.path("id").asText() + "/history");
            history.addAll(new Pages(session.api(), Service.ISSUE, query).all());
            object.set("history", history);
        }
        return issue;
    }
}
