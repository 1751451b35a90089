package dev.amiss.cli.issue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.api.UnreachableException;
import dev.amiss.cli.output.Documents;
import dev.amiss.cli.output.Format;
import dev.amiss.cli.output.Printer;
import dev.amiss.cli.output.SafeText;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "follow",
        description = {
            "Show changes of issues as they happen, until Ctrl-C.",
            "A lost connection is opened again and goes on where it was. With --output json each event is a line of JSON."
        })
final class FollowIssues implements Callable<Integer> {
    private static final List<String> SEVERITIES = List.of("info", "warning", "error", "critical");
    private static final long LONGEST_WAIT_SEC = 30;

    private final Session session;
    private final EventLines events = new EventLines();
    private long seen;

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "Only issues of at least this one.")
    private @Nullable String severity;

    @Option(names = "--count", paramLabel = "N", description = "End after so many events.")
    private @Nullable Long count;

    FollowIssues(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (severity != null && !SEVERITIES.contains(severity)) {
            throw new MistakeException("'" + severity + "' is no severity; it must be one of " + SEVERITIES);
        }
        long waitSec = 1;
        boolean wasConnected = false;
        while (!isEnough()) {
            long before = seen;
            try (Stream<String> lines = connect()) {
                wasConnected = true;
                read(lines.iterator());
            } catch (UnreachableException e) {
                if (!wasConnected) {
                    throw e;
                }
            } catch (UncheckedIOException e) {
                // the connection was lost
            }
            if (!isEnough()) {
                events.restart();
                waitSec = seen > before ? 1 : Math.min(waitSec * 2, LONGEST_WAIT_SEC);
                session.printer().remark("The connection was lost; connecting again in " + waitSec + " s");
                pause(waitSec);
            }
        }
        return ExitCode.OK;
    }

    private Stream<String> connect() {
        String lastId = events.lastId();
        return session.api()
                .lines(
                        Service.ISSUE,
                        "/api/v1/issues/stream",
                        lastId == null ? Map.of() : Map.of("Last-Event-ID", lastId));
    }

    private void read(Iterator<String> lines) {
        while (!isEnough() && lines.hasNext()) {
            events.take(lines.next()).ifPresent(this::show);
        }
    }

    private boolean isEnough() {
        return count != null && seen >= count;
    }

    private void show(String data) {
        try {
            JsonNode event = Json.mapper().readTree(data);
            if (isSevere(event.path("issue").path("severity").asText())) {
                seen++;
                write(event);
                session.surroundings().out().flush();
            }
        } catch (JsonProcessingException e) {
            session.printer().remark("An event that is no JSON was left out");
        }
    }

    private void write(JsonNode event) {
        Printer out = session.printer();
        if (session.format() == Format.JSON) {
            out.line(event.toString());
        } else if (session.format() == Format.YAML) {
            out.line("---\n" + Documents.yaml(event).stripTrailing());
        } else {
            JsonNode issue = event.path("issue");
            String type = SafeText.of(event.path("type")).replaceFirst("^issue\\.", "");
            out.line(SafeText.of(event.path("at")) + "  " + String.format("%-14s", type) + "  "
                    + SafeText.of(issue.path("id")) + "  " + out.word(issue.path("severity")) + "  "
                    + SafeText.of(issue.path("name")) + "  (" + SafeText.of(event.path("actor")) + ")");
        }
    }

    private boolean isSevere(String actual) {
        return severity == null || SEVERITIES.indexOf(actual) >= SEVERITIES.indexOf(severity);
    }

    private static void pause(long seconds) throws InterruptedException {
        boolean ended = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        if (ended) {
            throw new IllegalStateException("nobody ends a pause");
        }
    }
}
