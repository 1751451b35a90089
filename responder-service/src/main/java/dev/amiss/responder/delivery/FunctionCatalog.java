package dev.amiss.responder.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.service.plugin.KwargsSchema;
import dev.amiss.service.plugin.Plugins;
import dev.amiss.service.secret.SecretArguments;
import dev.amiss.service.secret.SecretFiles;
import dev.amiss.service.secret.SecretUnavailable;
import dev.amiss.service.secret.StoredSecrets;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The functions that responders can name. Safe for use by many threads. */
@Startup
@ApplicationScoped
public class FunctionCatalog {
    /** A function and what it takes. */
    public record Known(ActionFunction function, KwargsSchema schema) {}

    private static final Logger LOG = Logger.getLogger(FunctionCatalog.class);

    private final StoredSecrets stored;
    private final SecretFiles files;
    private final Map<String, Known> functions = new TreeMap<>();

    FunctionCatalog(Plugins plugins, StoredSecrets stored, SecretFiles files) {
        this.stored = stored;
        this.files = files;
        for (ActionFunction function : plugins.load(ActionFunction.class)) {
            functions.put(function.name(), new Known(function, KwargsSchema.of(function.schema())));
        }
    }

    public Optional<Known> find(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /**
     * What limits and circuits count by: what the function says of these arguments, else its name.
     *
     * @param secrets of the arguments, sealed or not, by JSON pointer
     */
    public String destination(String name, ObjectNode kwargs, Map<String, String> secrets) {
        return find(name)
                .map(known -> known.function().destination(whole(kwargs, secrets)))
                .orElse(name);
    }

    /** The destinations of those functions that do not reach out. */
    public Set<String> destinationsWithin() {
        return functions.values().stream()
                .map(Known::function)
                .filter(function -> !function.reachesOut())
                .map(function -> Objects.requireNonNullElse(
                        function.destination(Json.mapper().createObjectNode()), function.name()))
                .collect(Collectors.toSet());
    }

    /** Where a secret cannot be had now, its place stays as it is, and the function tells what it can without. */
    private ObjectNode whole(ObjectNode kwargs, Map<String, String> secrets) {
        ObjectNode whole = kwargs.deepCopy();
        try {
            whole = SecretArguments.merge(kwargs, stored.open(secrets));
            files.resolve(whole);
        } catch (SecretUnavailable e) {
            LOG.debugf("destination: %s", e.getMessage());
        }
        return whole;
    }

    /** All of them, in the order of their names. */
    public Collection<Known> all() {
        return Collections.unmodifiableCollection(functions.values());
    }

    /** The names, for an error message. */
    public String names() {
        return String.join(", ", functions.keySet());
    }
}
