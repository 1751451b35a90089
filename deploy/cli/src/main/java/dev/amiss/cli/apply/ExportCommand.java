package dev.amiss.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.moving.WriteEverything;
import dev.amiss.cli.output.Documents;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code amiss export}. */
@Command(
        name = "export",
        description = {
            "Write responders, assertions and recurring silences as YAML that apply takes.",
            "Secrets are not among what is written: where one is, apply keeps it.",
            "With --ndjson write all that the services know: silences, responders, assertions, issues and their histories."
        },
        footer = {"", "Examples: amiss export --directory amiss", "          amiss export --ndjson amiss.ndjson"})
public final class ExportCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            description = "Write a file each, in a folder per kind; without it all goes to standard output.")
    private @Nullable Path directory;

    @Option(
            names = "--ndjson",
            paramLabel = "FILE|-",
            description = "Write everything there, an object a line: {\"issue\": {…}}, {\"history\": {…}} and so on.")
    private @Nullable String everything;

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (everything != null) {
            if (directory != null) {
                throw new MistakeException("--directory writes files for apply, --ndjson everything; say one of them");
            }
            new WriteEverything(session).to(everything);
            return ExitCode.OK;
        }
        int count = 0;
        for (Kind kind : Kind.values()) {
            List<ObjectNode> all = exported(kind);
            count += all.size();
            if (directory == null) {
                all.forEach(each -> session.surroundings().out().print("---\n" + Documents.yaml(each)));
            } else {
                write(directory.resolve(kind.plural()), kind, all);
            }
        }
        session.printer().remark(count + " exported" + (directory == null ? "" : " to " + directory));
        return ExitCode.OK;
    }

    private List<ObjectNode> exported(Kind kind) {
        List<ObjectNode> all = new ArrayList<>();
        for (ObjectNode each : Existing.read(session, kind).all()) {
            if (each.path(kind.nameField()).asText("").isEmpty()) {
                session.printer()
                        .remark("Left out: " + kind.word() + " "
                                + each.path("id").asText() + " has no " + kind.nameField()
                                + ", by which apply could find it again");
            } else if (kind != Kind.SILENCE || each.hasNonNull("cron")) {
                all.add(defined(kind, each));
            }
        }
        return all;
    }

    /** What a user defined, without what holds anyway. */
    private static ObjectNode defined(Kind kind, ObjectNode object) {
        ObjectNode all = kind.defined(object);
        ObjectNode defined = Json.object().put("kind", kind.word());
        kind.usual().fieldNames().forEachRemaining(name -> put(defined, name, all.path(name), kind));
        all.fieldNames().forEachRemaining(name -> put(defined, name, all.path(name), kind));
        return defined;
    }

    private static void put(ObjectNode defined, String name, JsonNode value, Kind kind) {
        if (!Json.isNothing(value) && !isSame(value, kind.usual().path(name))) {
            defined.set(name, value);
        }
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.equals(other)
                || one.isNumber() && other.isNumber() && one.decimalValue().compareTo(other.decimalValue()) == 0;
    }

    private void write(Path folder, Kind kind, List<ObjectNode> all) throws IOException {
        Set<String> taken = new HashSet<>();
        for (ObjectNode each : all) {
            String base = fileName(each.path(kind.nameField()).asText());
            String name = base;
            for (int number = 2; !taken.add(name); number++) {
                name = base + "-" + number;
            }
            Files.createDirectories(folder);
            Path file = folder.resolve(name + ".yaml");
            try {
                Files.writeString(file, Documents.yaml(each));
            } catch (IOException e) {
                throw new MistakeException("Cannot write " + file + ": " + e.getMessage());
            }
        }
    }

    /** Letters, digits and hyphens of the name. */
    static String fileName(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "unnamed" : plain.substring(0, Math.min(plain.length(), 80));
    }
}
