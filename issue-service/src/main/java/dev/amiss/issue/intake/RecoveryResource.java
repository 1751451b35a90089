package dev.amiss.issue.intake;

import dev.amiss.model.ReportKind;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reports that something is over. Never blocks the event loop. */
@Path("/api/v1/recoveries")
@Tag(name = "Reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RecoveryResource {
    private final SingleIntake intake;
    private final CurrentActor actor;

    RecoveryResource(SingleIntake intake, CurrentActor actor) {
        this.intake = intake;
        this.actor = actor;
    }

    @POST
    @RolesAllowed(Role.REPORTER_NAME)
    @Operation(summary = "Report that it is over", description = """
            Resolves the active issue of that key: 200 with it. A won't-fix issue is answered unchanged. 204: no issue \
            holds the key.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RecoveryRequest.class),
                            example = """
                    {"name": "payments gateway down", "record": {"type": "account", "id": "42"}}"""))
    @APIResponse(
            responseCode = "200",
            description = "The issue, resolved; or unchanged when it is a won't-fix one",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TakenIssue.class)))
    @APIResponse(responseCode = "204", description = "No issue holds the key")
    public Uni<Response> recover(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return intake.take(body, ReportKind.RECOVERY, IdempotencyKey.of(key, "/recoveries", actor.name()));
    }
}
