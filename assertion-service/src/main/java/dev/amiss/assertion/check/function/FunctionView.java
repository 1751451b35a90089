package dev.amiss.assertion.check.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.function.CheckFunction;
import dev.amiss.service.plugin.KwargsSchema;
import io.quarkus.qute.TemplateData;

/**
 * A function that checks can name.
 *
 * @param schema its keyword arguments as JSON Schema
 */
@TemplateData
public record FunctionView(String targetFunction, String description, JsonNode schema) {
    public static FunctionView of(CheckFunction function) {
        return new FunctionView(
                function.name(),
                function.description(),
                KwargsSchema.of(function.schema()).document());
    }
}
