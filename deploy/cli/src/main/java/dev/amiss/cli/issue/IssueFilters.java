package dev.amiss.cli.issue;

import dev.amiss.cli.api.Query;
import dev.amiss.cli.argument.RecordArgument;
import dev.amiss.cli.argument.TimeArgument;
import dev.amiss.cli.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which issues are meant. */
final class IssueFilters {
    @Option(
            names = {"-s", "--status"},
            split = ",",
            paramLabel = "STATUS",
            description = "open, acknowledged, resolved or wont_fix; may be repeated.")
    private List<String> statuses = List.of();

    @Option(
            names = "--severity",
            split = ",",
            paramLabel = "SEVERITY",
            description = "info, warning, error or critical; may be repeated.")
    private List<String> severities = List.of();

    @Option(names = "--name", paramLabel = "NAME", description = "The exact name.")
    private @Nullable String name;

    @Option(
            names = {"-q", "--search"},
            paramLabel = "WORDS",
            description = "Words of the name, or parts of 3 or more characters.")
    private @Nullable String search;

    @Option(
            names = {"-l", "--label"},
            paramLabel = "NAME=VALUE",
            description = "A label; may be repeated.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = "--record",
            paramLabel = "TYPE:ID",
            converter = RecordArgument.Converter.class,
            description = "The record that it is about.")
    private @Nullable RecordArgument record;

    @Option(names = "--source", paramLabel = "TEXT", description = "Who reported it.")
    private @Nullable String source;

    @Option(names = "--opened-after", paramLabel = "TIME", description = "A time, or how long ago, such as 2h.")
    private @Nullable String openedAfter;

    @Option(names = "--opened-before", paramLabel = "TIME", description = "A time, or how long ago.")
    private @Nullable String openedBefore;

    Query query(Session session) {
        return new Query("/api/v1/issues")
                .withEach("status", statuses)
                .withEach("severity", severities)
                .with("name", name)
                .with("q", search)
                .withEach(
                        "label",
                        labels.entrySet().stream()
                                .map(label -> label.getKey() + ":" + label.getValue())
                                .toList())
                .with("record_type", record == null ? null : record.type())
                .with("record_id", record == null ? null : record.id())
                .with("source", source)
                .with("opened_after", openedAfter == null ? null : TimeArgument.past(openedAfter, session.clock()))
                .with("opened_before", openedBefore == null ? null : TimeArgument.past(openedBefore, session.clock()));
    }
}
