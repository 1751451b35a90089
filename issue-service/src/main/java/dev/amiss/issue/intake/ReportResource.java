package dev.amiss.issue.intake;

import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.access.Role;
import dev.amiss.service.inbox.Inbox.MessageId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Single reports over HTTP. Never blocks the event loop. */
@Path("/api/v1/issues")
@Tag(name = "Reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReportResource {
    private final SingleIntake intake;
    private final CurrentActor actor;

    ReportResource(SingleIntake intake, CurrentActor actor) {
        this.intake = intake;
        this.actor = actor;
    }

    @POST
    @RolesAllowed(Role.REPORTER_NAME)
    @Operation(summary = "Report what is amiss", description = """
            201 with Location: a new issue. 200: folded into the issue that holds the key. The answer is durable. Only \
            'name' is required; wrong optional fields fall to their defaults and are named in 'adjusted'. The headers of \
            a CloudEvent (ce-id, ce-source, ce-specversion, ce-type) make a repeat of the event harmless. Who has the \
            role reporter only is not shown what others sent: those fields are null and named in 'left_out'.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = dev.amiss.model.Report.class),
                            example = """
                    {"name": "payments gateway down", "severity": "critical", "labels": {"team": "payments"},
                     "record": {"type": "account", "id": "42"}, "details": {"tried": 3}, "ttl_sec": 3600}"""))
    @APIResponse(
            responseCode = "201",
            description = "A new issue; Location names it",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TakenIssue.class)))
    @APIResponse(
            responseCode = "200",
            description = "Folded into the issue that holds the key",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TakenIssue.class)))
    @APIResponse(responseCode = "204", description = "A recovery or acknowledgement of a key that no issue holds")
    public Uni<Response> report(
            byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key, @Context HttpHeaders headers) {
        MessageId sent = IdempotencyKey.of(key, "/issues", actor.name());
        return intake.take(body, null, sent == null ? CloudEventHeaders.messageId(headers) : sent);
    }
}
