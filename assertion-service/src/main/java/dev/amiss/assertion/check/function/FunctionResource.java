package dev.amiss.assertion.check.function;

import dev.amiss.service.page.Page;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The functions that checks can name, over HTTP. */
@Path("/api/v1/functions")
@Tag(name = "Functions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class FunctionResource {
    private final CheckFunctions functions;

    FunctionResource(CheckFunctions functions) {
        this.functions = functions;
    }

    @GET
    @Operation(summary = "The target functions that checks can name, with their keyword arguments", description = """
                    Where all services share one host, this address is that of the responders' functions: use GET \
                    /api/v1/assertions/functions there.""")
    public Page<FunctionView> list() {
        return of(functions);
    }

    static Page<FunctionView> of(CheckFunctions functions) {
        return new Page<>(functions.all().stream().map(FunctionView::of).toList(), null);
    }
}
