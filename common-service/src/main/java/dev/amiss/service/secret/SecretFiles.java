package dev.amiss.service.secret;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that the operator keeps as files, and that arguments refer to as {@code {"$secret": "name"}}. They are read for
 * each call, so that a file that is replaced counts at once. Beside the file {@code name} there may be {@code name.hosts}:
 * the host names, one a line, that calls with the secret may go to and no others; {@code *.example.com} are all below.
 */
@Singleton
public class SecretFiles {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final int MOST_BYTES = 16 * 1024;

    private final @Nullable Path folder;

    @Inject
    SecretFiles(SecretsConfig config) {
        this(config.folder().orElse(null));
    }

    SecretFiles(@Nullable Path folder) {
        this.folder = folder;
    }

    /** What is wrong with references among arguments that are to be stored, by JSON pointer. */
    public Map<String, String> problems(JsonNode tree) {
        Map<String, String> problems = new LinkedHashMap<>();
        SecretArguments.visit(tree, "", (pointer, node) -> {
            if (!SecretArguments.isKept(node)) {
                try {
                    read(nameIn(node));
                } catch (SecretUnavailable e) {
                    problems.put(pointer, String.valueOf(e.getMessage()));
                }
            }
        });
        return problems;
    }

    /**
     * Fills in what the arguments refer to.
     *
     * @param tree changed in place
     * @return the secrets by JSON pointer
     * @throws SecretUnavailable when one is missing, or bound to other hosts than the arguments name
     */
    public Map<String, String> resolve(ObjectNode tree) throws SecretUnavailable {
        Map<String, JsonNode> references = new LinkedHashMap<>();
        SecretArguments.visit(tree, "", (pointer, node) -> {
            if (!SecretArguments.isKept(node)) {
                references.put(pointer, node);
            }
        });
        Map<String, String> found = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> reference : references.entrySet()) {
            String secret = read(nameIn(reference.getValue()));
            SecretArguments.put(tree, JsonPointer.compile(reference.getKey()), secret);
            found.put(reference.getKey(), secret);
        }
        Set<String> hosts = references.isEmpty() ? Set.of() : NamedHosts.in(tree);
        for (JsonNode reference : references.values()) {
            if (!isFree(nameIn(reference), hosts)) {
                throw new SecretUnavailable("the secret '" + nameIn(reference)
                        + "' is bound to other hosts than this call goes to"
                        + (hosts.isEmpty() ? ", which names none by a url" : ""));
            }
        }
        return found;
    }

    private static String nameIn(JsonNode reference) throws SecretUnavailable {
        JsonNode name = reference.path(SecretArguments.MARK);
        if (reference.size() != 1
                || !name.isTextual()
                || !NAME.matcher(name.textValue()).matches()) {
            throw new SecretUnavailable(
                    "a reference must be like {\"$secret\": \"name\"}, the name of up to 64 letters,"
                            + " digits, '_' and '-'");
        }
        return name.textValue();
    }

    private String read(String name) throws SecretUnavailable {
        if (folder == null) {
            throw new SecretUnavailable("the secret '" + name
                    + "' cannot be found: the operator has to name a folder of" + " secrets by AMISS_SECRETS");
        }
        Path file = folder.resolve(name);
        try {
            if (!Files.isRegularFile(file)) {
                throw new SecretUnavailable("there is no secret '" + name + "' in the folder AMISS_SECRETS");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new SecretUnavailable("the secret '" + name + "' is longer than " + MOST_BYTES + " bytes");
            }
            return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new SecretUnavailable(
                    "the secret '" + name + "' cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private boolean isFree(String name, Set<String> hosts) throws SecretUnavailable {
        Optional<List<String>> bound = boundTo(name);
        return bound.isEmpty()
                || (!hosts.isEmpty()
                        && hosts.stream().allMatch(host -> bound.get().stream().anyMatch(each -> matches(each, host))));
    }

    private Optional<List<String>> boundTo(String name) throws SecretUnavailable {
        Path file = folder == null ? Path.of(name) : folder.resolve(name + ".hosts");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new SecretUnavailable("the hosts of the secret '" + name + "' cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }

    private static boolean matches(String bound, String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return bound.startsWith("*.") ? name.endsWith(bound.substring(1)) : name.equals(bound);
    }
}
