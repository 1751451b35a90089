package dev.amiss.responder.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.responder.delivery.FunctionCatalog;
import io.quarkus.qute.TemplateData;
import java.util.List;

/**
 * A function that responders can name.
 *
 * @param schema its keyword arguments as JSON Schema
 */
@TemplateData
public record FunctionLine(String name, String description, JsonNode schema) {
    static List<FunctionLine> of(FunctionCatalog catalog) {
        return catalog.all().stream()
                .map(known -> new FunctionLine(
                        known.function().name(),
                        known.function().description(),
                        known.schema().document()))
                .toList();
    }
}
