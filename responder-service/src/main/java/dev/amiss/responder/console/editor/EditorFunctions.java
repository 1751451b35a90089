package dev.amiss.responder.console.editor;

import dev.amiss.responder.delivery.FunctionCatalog;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions to choose from, with their arguments. Thread-safe. */
@Singleton
class EditorFunctions {
    private final Map<String, String> descriptions = new LinkedHashMap<>();
    private final Map<String, List<Argument>> arguments = new LinkedHashMap<>();

    EditorFunctions(FunctionCatalog catalog) {
        catalog.all().forEach(known -> {
            String name = known.function().name();
            descriptions.put(name, known.function().description());
            arguments.put(name, Argument.of(known.schema().document()));
        });
    }

    List<String> names() {
        return List.copyOf(descriptions.keySet());
    }

    boolean has(String function) {
        return descriptions.containsKey(function);
    }

    /** One sentence; empty for a function that is not known. */
    String description(String function) {
        return descriptions.getOrDefault(function, "");
    }

    /** None for a function that is not known. */
    List<Argument> arguments(String function) {
        return arguments.getOrDefault(function, List.of());
    }
}
