package dev.amiss.cli.moving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.Pages;
import dev.amiss.cli.api.ProblemException;
import dev.amiss.cli.api.Query;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes all that the services know as NDJSON, page by page: each line is an object of one field, which says what it holds:
 * {@code silence}, {@code responder}, {@code assertion}, {@code issue}, or {@code history}, a line of the issue before it.
 */
public final class WriteEverything {
    private static final int TOLD_EVERY = 5_000;

    private final Session session;
    private final Map<String, Long> counts = new LinkedHashMap<>();

    public WriteEverything(Session session) {
        this.session = session;
    }

    /** @param file {@code -} is standard output */
    public void to(String file) {
        if (file.equals("-")) {
            write(session.surroundings().out());
        } else {
            try (OutputStream stream = Files.newOutputStream(Path.of(file));
                    PrintStream out = new PrintStream(stream, false, StandardCharsets.UTF_8)) {
                write(out);
            } catch (IOException e) {
                throw new MistakeException("Cannot write " + file + ": " + e.getMessage());
            }
        }
        session.printer().remark("Written: " + counts);
    }

    private void write(PrintStream out) {
        list(out, Service.RESPONDER, "/api/v1/silences", "silence");
        list(out, Service.RESPONDER, "/api/v1/responders", "responder");
        list(out, Service.ASSERTION, "/api/v1/assertions", "assertion");
        Query issues = new Query("/api/v1/issues").with("sort", "opened_at");
        new Pages(session.api(), Service.ISSUE, issues)
                .read(Long.MAX_VALUE, null, page -> page.forEach(issue -> withHistory(out, issue)));
        if (out.checkError()) {
            throw new MistakeException("Not all could be written: the disk is full, or whoever read is gone");
        }
    }

    private void list(PrintStream out, Service service, String path, String what) {
        counts.put(what, 0L);
        new Pages(session.api(), service, new Query(path))
                .read(Long.MAX_VALUE, null, page -> page.forEach(each -> line(out, what, each)));
    }

    private void withHistory(PrintStream out, JsonNode issue) {
        line(out, "issue", issue);
        Query history = new Query("/api/v1/issues/" + issue.path("id").asText() + "/history");
        try {
            new Pages(session.api(), Service.ISSUE, history)
                    .read(
                            Long.MAX_VALUE,
                            null,
                            page -> page.forEach(each -> {
                                if (each instanceof ObjectNode told) {
                                    told.set("issue_id", issue.path("id"));
                                }
                                line(out, "history", each);
                            }));
        } catch (ProblemException e) {
            if (e.status() != 404) {
                throw e;
            }
            // erased or forgotten since its page was read
        }
        if (counts.getOrDefault("issue", 0L) % TOLD_EVERY == 0) {
            session.printer().remark(counts.get("issue") + " issues so far");
            if (out.checkError()) {
                throw new MistakeException("Not all could be written: the disk is full, or whoever read is gone");
            }
        }
    }

    private void line(PrintStream out, String what, JsonNode object) {
        out.println(Json.object().set(what, object).toString());
        counts.merge(what, 1L, Long::sum);
    }
}
