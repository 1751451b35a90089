package dev.amiss.issue.lifecycle;

import dev.amiss.service.access.Role;
import dev.amiss.service.idempotency.Idempotent;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sends every live issue once more, so that consumers can rebuild what they know. */
@Blocking
@Path("/api/v1/issues/republish")
@Tag(name = "Issues")
@Produces(MediaType.APPLICATION_JSON)
public class RepublishResource {
    /** How many snapshots were sent. */
    @Schema(name = "Republished")
    public record Answer(long published) {}

    private final Republication republication;

    RepublishResource(Republication republication) {
        this.republication = republication;
    }

    @POST
    @Idempotent(apart = true)
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(summary = "Send a snapshot of every live issue", description = """
            Consumers that know the same version already leave it; repeating it does no harm.""")
    public Answer republish() {
        return new Answer(republication.publish());
    }
}
