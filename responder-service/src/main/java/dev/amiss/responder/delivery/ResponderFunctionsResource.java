package dev.amiss.responder.delivery;

import dev.amiss.service.page.Page;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The same as {@code /api/v1/functions}, at an address that no other service has: all three may share one host. */
@Path("/api/v1/responders/functions")
@Tag(name = "Functions")
class ResponderFunctionsResource {
    private final FunctionCatalog catalog;

    ResponderFunctionsResource(FunctionCatalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @NonBlocking
    @Operation(summary = "What responders can do, as GET /api/v1/functions")
    public Page<FunctionsResource.FunctionView> list() {
        return FunctionsResource.of(catalog);
    }
}
