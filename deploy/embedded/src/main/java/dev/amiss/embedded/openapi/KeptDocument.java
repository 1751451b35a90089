package dev.amiss.embedded.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The description of an API that is kept in the project, so that a change of the API is seen where changes are reviewed.
 * With the system property {@code amiss.openapi.write=true} it is written anew.
 */
public final class KeptDocument {
    private static final Path FOLDER = Path.of("../docs/openapi");
    private static final ObjectWriter WRITER = Json.mapper()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private KeptDocument() {}

    /**
     * Compares what a service serves with what is kept, and looks whether it says all that it must.
     *
     * @param name of the file without its ending
     * @throws AssertionError with the first line that differs and what to do
     */
    public static void check(String name, String served) {
        Path file = FOLDER.resolve(name + ".json");
        String text = normal(served);
        try {
            if (Boolean.getBoolean("amiss.openapi.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text);
            }
            requireGood(text);
            compare(file, Files.exists(file) ? Files.readString(file) : "", text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(Path file, String kept, String served) {
        if (kept.equals(served)) {
            return;
        }
        List<String> keptLines = kept.lines().toList();
        List<String> servedLines = served.lines().toList();
        int line = 0;
        while (line < Math.min(keptLines.size(), servedLines.size())
                && keptLines.get(line).equals(servedLines.get(line))) {
            line++;
        }
        throw new AssertionError("docs/openapi/" + file.getFileName() + " is not what the service serves. Line "
                + (line + 1) + " is\n  " + at(keptLines, line) + "\nand the service serves\n  " + at(servedLines, line)
                + "\nIf the API is as it should be, run docs/openapi/update, and look at what it changed.");
    }

    private static void requireGood(String text) throws JsonProcessingException {
        List<String> faults = DocumentLint.faults(Json.mapper().readTree(text));
        if (!faults.isEmpty()) {
            throw new AssertionError("The description lacks something:\n  " + String.join("\n  ", faults));
        }
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "(nothing)";
    }

    /** By names, but JSON first of the types of a body: generators of clients take the first. */
    private static Object sorted(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(KeptDocument::sorted)
                    .toList();
        }
        if (!node.isObject()) {
            return node;
        }
        Map<String, Object> fields =
                new TreeMap<>(Comparator.comparing((String name) -> !name.equals("application/json"))
                        .thenComparing(Comparator.naturalOrder()));
        node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
        return fields;
    }

    /** Sorted, and without the address that it happened to be served at. */
    private static String normal(String served) {
        try {
            ObjectNode document = (ObjectNode) Json.mapper().readTree(served);
            document.remove("servers");
            return WRITER.writeValueAsString(sorted(document)) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError("The description is no JSON: " + served, e);
        }
    }
}
