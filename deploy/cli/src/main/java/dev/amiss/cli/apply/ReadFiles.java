package dev.amiss.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.argument.BodyArgument;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads files and folders and gathers everything that is wrong with them before anything is sent. */
final class ReadFiles {
    private static final Pattern OURS = Pattern.compile(".*\\.(ya?ml|json)");

    private final Session session;
    private final FromEnvironment environment;
    private final Set<Kind> only;
    private final List<Document> documents = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    /** @param only kinds that are of interest; others are left out */
    ReadFiles(Session session, Set<Kind> only) {
        this.session = session;
        this.environment = new FromEnvironment(session.surroundings().environment());
        this.only = only.isEmpty() ? EnumSet.allOf(Kind.class) : only;
    }

    /**
     * Reads all.
     *
     * @param paths files, folders (which are searched through), or {@code -} for standard input
     * @throws MistakeException naming every mistake
     */
    List<Document> read(List<String> paths) {
        for (String path : paths) {
            for (String file : path.equals("-") ? List.of(path) : files(Path.of(path))) {
                try {
                    BodyArgument.documents(BodyArgument.read(file, session), file)
                            .forEach(each -> take(each, file));
                } catch (MistakeException e) {
                    mistakes.add(String.valueOf(e.getMessage()));
                }
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MistakeException(String.join("\n", mistakes));
        }
        documents.sort((one, other) -> one.kind().compareTo(other.kind()));
        return documents;
    }

    private List<String> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path.toString());
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(file -> Files.isRegularFile(file)
                            && OURS.matcher(file.getFileName().toString()).matches()
                            && !isHidden(path.relativize(file)))
                    .sorted()
                    .map(Path::toString)
                    .toList();
        } catch (IOException e) {
            mistakes.add("Cannot read " + path + ": " + e.getMessage());
            return List.of();
        }
    }

    private static boolean isHidden(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private void take(JsonNode document, String file) {
        if (document.isArray()) {
            document.forEach(each -> take(each, file));
            return;
        }
        if (!(document instanceof ObjectNode object)) {
            mistakes.add(file + ": must hold objects, such as {\"kind\": \"responder\", …}");
            return;
        }
        if (isForTests(object)) {
            return;
        }
        if (isCollection(object)) {
            object.properties().forEach(list -> {
                Kind kind = Kind.ofWord(list.getKey()).orElseThrow();
                list.getValue().forEach(each -> takeOne(each, kind, file));
            });
            return;
        }
        Optional<Kind> kind =
                object.has("kind") ? Kind.ofWord(object.path("kind").asText()) : Kind.ofFields(object);
        kind.ifPresentOrElse(
                known -> takeOne(object, known, file),
                () -> mistakes.add(file + ": kind must be responder, assertion or silence"));
    }

    /** Whether {@code amiss test} reads it: tests lie beside what they test. */
    private static boolean isForTests(ObjectNode object) {
        return object.path("tests").isArray() && !object.has("kind");
    }

    /** Whether it is {@code {"responders": [...], "assertions": [...]}}. */
    private static boolean isCollection(ObjectNode object) {
        return !object.isEmpty()
                && object.properties().stream()
                        .allMatch(field -> field.getValue().isArray()
                                && Kind.ofWord(field.getKey()).isPresent());
    }

    private void takeOne(JsonNode node, Kind kind, String file) {
        if (!(node instanceof ObjectNode object)) {
            mistakes.add(file + ": " + kind.plural() + " must be objects");
            return;
        }
        ObjectNode body = environment.fill(object.deepCopy().without("kind"), file, mistakes);
        JsonNode told = body.path(kind.nameField());
        String name = told.isTextual() ? told.textValue().strip() : "";
        if (name.isEmpty() && kind == Kind.RESPONDER && !file.equals("-")) {
            name = String.valueOf(Path.of(file).getFileName()).replaceFirst("\\.[a-z]+$", "");
            body.put("name", name);
        }
        if (name.isEmpty()) {
            mistakes.add(file + ": a " + kind.word() + " needs a " + kind.nameField() + ", by which it is found again");
            return;
        }
        String before = places.putIfAbsent(kind.word() + " " + name, file);
        if (before != null) {
            mistakes.add(file + ": " + kind.word() + " \"" + name + "\" is described in " + before + " too");
        } else if (only.contains(kind)) {
            documents.add(new Document(kind, name, body, file));
        }
    }
}
