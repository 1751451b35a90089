package dev.amiss.cli.silence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.argument.TimeArgument;
import dev.amiss.cli.output.SafeText;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = "Mute the actions about issues that match, from now on or at set times.",
        footer = {
            "",
            "Example: amiss silences create 'disk .*' --for 2h --comment 'replacing disks'",
            "Example: amiss silences create --everything --cron '0 3 * * 0' --for 1h --time-zone Europe/Berlin --comment upgrades"
        })
final class CreateSilence implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "PATTERN", description = "Matched from the start of issues' names.")
    private @Nullable String pattern;

    @Option(
            names = "--severity",
            split = ",",
            paramLabel = "SEVERITY",
            description = "One of these severities; may be repeated.")
    private List<String> severities = List.of();

    @Option(
            names = {"-l", "--label"},
            paramLabel = "NAME=VALUE",
            description = "This label; may be repeated.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--when", paramLabel = "CEL", description = "An expression over issue.")
    private @Nullable String when;

    @Option(names = "--everything", description = "All issues.")
    private boolean isEverything;

    @Option(names = "--from", paramLabel = "TIME", description = "When it starts, or how soon; now without it.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "When it ends.")
    private @Nullable String until;

    @Option(names = "--for", paramLabel = "DURATION", description = "How long it lasts, such as 2h.")
    private @Nullable String length;

    @Option(names = "--cron", paramLabel = "CRON", description = "Each time that this says, for as long as --for says.")
    private @Nullable String cron;

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "Of the cron expression.")
    private @Nullable String timeZone;

    @Option(
            names = {"-c", "--comment"},
            required = true,
            paramLabel = "TEXT",
            description = "Why.")
    private String comment = "";

    CreateSilence(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObjectNode body = Json.object();
        addMatchers(body);
        if (cron == null) {
            addTimes(body);
        } else {
            addRecurrence(body, cron);
        }
        body.put("comment", comment);
        JsonNode silence = session.api()
                .send(Service.RESPONDER, "POST", SilenceLines.PATH, body)
                .body();
        session.printer()
                .object(
                        silence,
                        it -> session.printer()
                                .line("Created silence " + SafeText.of(it.path("id")) + " of "
                                        + SafeText.of(SilenceLines.matchers(it))));
        return ExitCode.OK;
    }

    private void addMatchers(ObjectNode body) {
        put(body, "watch_pattern", pattern);
        put(body, "when", when);
        if (!severities.isEmpty()) {
            severities.forEach(body.putArray("severity")::add);
        }
        if (!labels.isEmpty()) {
            labels.forEach(body.putObject("labels")::put);
        }
        if (isEverything) {
            body.put("everything", true);
        }
    }

    private void addTimes(ObjectNode body) {
        if ((until == null) == (length == null)) {
            throw new MistakeException("How long? Say either --for, such as --for 2h, or --until.");
        }
        Instant start = TimeArgument.future(from == null ? "0s" : from, session.clock());
        body.put("starts_at", start.toString());
        body.put(
                "ends_at",
                (until == null
                                ? start.plus(TimeArgument.duration(String.valueOf(length)))
                                : TimeArgument.future(until, session.clock()))
                        .toString());
    }

    private void addRecurrence(ObjectNode body, String expression) {
        if (length == null || until != null || from != null) {
            throw new MistakeException(
                    "A silence that recurs has --cron and --for, such as --for 1h, and no other times.");
        }
        Duration duration = TimeArgument.duration(length);
        body.put("cron", expression).put("duration_sec", duration.toSeconds());
        put(body, "time_zone", timeZone);
    }

    private static void put(ObjectNode body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
