package dev.amiss.responder.action;

import dev.amiss.service.page.Page;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/destinations} */
@Path("/api/v1/destinations")
@Tag(name = "Destinations")
@Blocking
class DestinationResource {
    private final DestinationService destinations;

    DestinationResource(DestinationService destinations) {
        this.destinations = destinations;
    }

    @GET
    @Operation(summary = "Where actions go: whether it can be reached, what waits for it, how it failed last")
    public Page<DestinationView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return destinations.list(limit, cursor);
    }
}
