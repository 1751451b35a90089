package dev.amiss.assertion.check.function;

import dev.amiss.service.page.Page;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The same as {@code /api/v1/functions}, at an address that no other service has: all three may share one host. */
@Path("/api/v1/assertions/functions")
@Tag(name = "Functions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class AssertionFunctionResource {
    private final CheckFunctions functions;

    AssertionFunctionResource(CheckFunctions functions) {
        this.functions = functions;
    }

    @GET
    @Operation(summary = "The target functions that checks can name, as GET /api/v1/functions")
    public Page<FunctionView> list() {
        return FunctionResource.of(functions);
    }
}
