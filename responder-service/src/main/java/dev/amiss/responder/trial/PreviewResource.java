package dev.amiss.responder.trial;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.access.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/responders/preview} */
@Path("/api/v1/responders/preview")
@Tag(name = "Responders")
@Blocking
class PreviewResource {
    private final TrialService trials;

    PreviewResource(TrialService trials) {
        this.trials = trials;
    }

    @POST
    @RolesAllowed(Role.OPERATOR_NAME)
    @Operation(summary = "Shows what one action of a responder would send about an issue; nothing happens")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TrialRequest.class),
                            example = """
                    {"responder": 7, "action": 0, "issue_id": 42}"""))
    public PreviewView preview(@Nullable JsonNode body) {
        return trials.preview(body);
    }
}
