package dev.amiss.responder.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.function.ActionFunction;
import dev.amiss.service.plugin.KwargsSchema;
import dev.amiss.service.plugin.Plugins;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The functions that responders can name. Safe for use by many threads. */
@Startup
@ApplicationScoped
public class FunctionCatalog {
    /** A function and what it takes. */
    public record Known(ActionFunction function, KwargsSchema schema) {}

    private final Map<String, Known> functions = new TreeMap<>();

    FunctionCatalog(Plugins plugins) {
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
     * @param secrets of the arguments, by JSON pointer
     */
    public String destination(String name, ObjectNode kwargs, Map<String, String> secrets) {
        return find(name)
                .map(known -> known.function().destination(SecretArguments.merge(kwargs, secrets)))
                .orElse(name);
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
