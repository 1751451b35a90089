package dev.amiss.responder.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.page.Page;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/functions} */
@Path("/api/v1/functions")
@Tag(name = "Functions")
class FunctionsResource {
    /** @param schema the keyword arguments, as a JSON Schema of an object */
    record FunctionView(String targetFunction, String description, JsonNode schema) {}

    private final FunctionCatalog catalog;

    FunctionsResource(FunctionCatalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @NonBlocking
    @Operation(
            summary = "What responders can do: each target function with its keyword arguments as JSON Schema",
            description =
                    "Where all services share one host, GET /api/v1/responders/functions is the same without doubt.")
    public Page<FunctionView> list() {
        return of(catalog);
    }

    static Page<FunctionView> of(FunctionCatalog catalog) {
        return new Page<>(
                catalog.all().stream()
                        .map(known -> new FunctionView(
                                known.function().name(),
                                known.function().description(),
                                known.schema().document()))
                        .toList(),
                null);
    }
}
