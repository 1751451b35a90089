package dev.amiss.architecture.deployment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The project's files. */
final class Project {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** Where pages find the other services, and people all of them. */
    static final Set<String> ADDRESSES = Set.of(
            "AMISS_ISSUE_URL",
            "AMISS_RESPONDER_URL",
            "AMISS_ASSERTION_URL",
            "AMISS_ISSUE_CONSOLE_URL",
            "AMISS_RESPONDER_CONSOLE_URL",
            "AMISS_ASSERTION_CONSOLE_URL",
            "AMISS_CONSOLE_URL",
            "AMISS_PUBLIC_URL");

    static final List<String> SERVICES = List.of("issue-service", "responder-service", "assertion-service");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern PORT = Pattern.compile("quarkus\\.http\\.port=\\$\\{AMISS_\\w+:(\\d+)}");

    private static final Pattern RESOURCE = Pattern.compile("(?m)^@Path\\(\"([^\"]+)\"\\)");

    private Project() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String file) {
        return read(ROOT.resolve(file));
    }

    /** The documents of a YAML text. */
    static List<JsonNode> yaml(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(new StringReader(text))) {
            List<JsonNode> all = new ArrayList<>();
            documents.forEachRemaining(document -> {
                if (document != null && document.isObject()) {
                    all.add(document);
                }
            });
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(text.lines().findFirst().orElse(""), e);
        }
    }

    /** The default port of a service, out of its own settings. */
    static int port(String service) {
        Matcher port = PORT.matcher(read(service + "/src/main/resources/application.properties"));
        if (!port.find()) {
            throw new AssertionError(service + " names no port");
        }
        return Integer.parseInt(port.group(1));
    }

    /** The paths of a service's resources under {@code /api} and {@code /ping}, up to what varies. */
    static List<String> resources(String service) {
        return files(service + "/src/main/java", "Resource.java").stream()
                .flatMap(file -> RESOURCE.matcher(read(file)).results().map(found -> found.group(1)))
                .map(path -> path.replaceFirst("/\\{.*", ""))
                .filter(path -> path.startsWith("/api/") || path.startsWith("/ping"))
                .distinct()
                .toList();
    }

    /** All files below a folder whose names end so. */
    static List<Path> files(String folder, String... endings) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the services' code and settings say, where names of variables are looked for. */
    static String sources() {
        StringBuilder all = new StringBuilder();
        for (String module : List.of("common-service", "issue-service", "responder-service", "assertion-service")) {
            files(module + "/src/main", ".java", ".properties").forEach(file -> all.append(read(file)));
        }
        return all.append(read("docs/operate.md")).toString();
    }

    /** What a service's file of settings sets a property to, the first one that does; null when none does. */
    static @Nullable String setting(String property) {
        Pattern line = Pattern.compile("(?m)^" + Pattern.quote(property) + "=(.+)$");
        return Stream.of("common-service", "issue-service", "responder-service", "assertion-service")
                .flatMap(module -> files(module + "/src/main", ".properties").stream())
                .map(file -> line.matcher(read(file)))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse(null);
    }

    /** Every object in a tree, itself included. */
    static List<ObjectNode> objects(JsonNode tree) {
        List<ObjectNode> found = new ArrayList<>();
        if (tree instanceof ObjectNode object) {
            found.add(object);
        }
        for (JsonNode each : tree) {
            found.addAll(objects(each));
        }
        return found;
    }

    /** An object of texts as a map. */
    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
