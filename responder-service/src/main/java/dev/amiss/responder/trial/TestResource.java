package dev.amiss.responder.trial;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.access.Role;
import dev.amiss.service.idempotency.Idempotent;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/responders/test} */
@Path("/api/v1/responders/test")
@Tag(name = "Responders")
@Blocking
class TestResource {
    private final TrialService trials;

    TestResource(TrialService trials) {
        this.trials = trials;
    }

    @POST
    @RolesAllowed(Role.ADMIN_NAME)
    @Idempotent
    @Operation(
            summary = "Sends what one action of a responder would send about an issue, now and once, marked [test]",
            description = "It is no action of the issue: its history says nothing of it, and no limit and no circuit"
                    + " counts it.")
    @APIResponse(
            responseCode = "200",
            description = "how it went",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TestView.class)))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TrialRequest.class),
                            example = """
                    {"responder": 7, "action": 0, "issue_id": 42}"""))
    @APIResponse(responseCode = "409", description = "The Idempotency-Key was used for another request")
    public Response send(@Nullable JsonNode body) {
        return Response.ok(trials.send(body)).build();
    }
}
