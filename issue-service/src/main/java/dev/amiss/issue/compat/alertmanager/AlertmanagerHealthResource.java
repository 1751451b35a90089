package dev.amiss.issue.compat.alertmanager;

import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Health as an Alertmanager tells it; public as all health is. */
@Path("/-")
@Tag(name = "Alertmanager")
@Produces(MediaType.TEXT_PLAIN)
@PermitAll
public class AlertmanagerHealthResource {
    private final SmallRyeHealthReporter health;

    AlertmanagerHealthResource(SmallRyeHealthReporter health) {
        this.health = health;
    }

    @GET
    @Path("/healthy")
    @Operation(summary = "Whether the process is alive")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "503",
            description = "Unavailable",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    public Uni<Response> healthy() {
        return health.getLivenessAsync().map(AlertmanagerHealthResource::answer);
    }

    @GET
    @Path("/ready")
    @Operation(summary = "Whether it takes reports")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "503",
            description = "Unavailable",
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    public Uni<Response> ready() {
        return health.getReadinessAsync().map(AlertmanagerHealthResource::answer);
    }

    private static Response answer(SmallRyeHealth health) {
        return health.isDown()
                ? Response.status(503).entity("Unavailable").build()
                : Response.ok("OK").build();
    }
}
