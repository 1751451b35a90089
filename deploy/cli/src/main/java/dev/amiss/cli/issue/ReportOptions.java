package dev.amiss.cli.issue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.argument.BodyArgument;
import dev.amiss.cli.argument.RecordArgument;
import dev.amiss.cli.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What failures and recoveries have in common. */
final class ReportOptions {
    @Option(
            names = "--record",
            paramLabel = "TYPE:ID",
            converter = RecordArgument.Converter.class,
            description = "The record that it is about, such as user:42.")
    private @Nullable RecordArgument record;

    @Option(
            names = "--dedup-key",
            paramLabel = "KEY",
            description = "Tells problems apart in place of name and record.")
    private @Nullable String dedupKey;

    @Option(
            names = "--details",
            paramLabel = "JSON|@FILE|-",
            description = "Details: a JSON object, a file that holds one, or standard input.")
    private @Nullable String details;

    @Option(
            names = {"-d", "--detail"},
            paramLabel = "NAME=TEXT",
            description = "One detail; may be repeated.")
    private Map<String, String> texts = new LinkedHashMap<>();

    ObjectNode body(@Nullable String name, Session session) {
        ObjectNode body = Json.object();
        if (name != null) {
            body.put("name", name);
        }
        if (record != null) {
            body.putObject("record").put("type", record.type()).put("id", record.id());
        }
        if (dedupKey != null) {
            body.put("dedup_key", dedupKey);
        }
        if (details != null || !texts.isEmpty()) {
            ObjectNode all = details == null ? Json.object() : BodyArgument.object(details, session);
            texts.forEach(all::put);
            body.set("details", all);
        }
        return body;
    }
}
