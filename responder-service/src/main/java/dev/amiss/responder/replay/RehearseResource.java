package dev.amiss.responder.replay;

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

/** {@code /api/v1/responders/rehearse} */
@Path("/api/v1/responders/rehearse")
@Tag(name = "Responders")
@Blocking
class RehearseResource {
    private final RehearsalRequest.Reader reader;

    RehearseResource(RehearsalRequest.Reader reader) {
        this.reader = reader;
    }

    @POST
    @RolesAllowed(Role.OPERATOR_NAME)
    @Operation(
            summary =
                    "What responders would do about issues that are made up, and when; nothing is stored, nothing happens",
            description = "Tests of responders, on a clock of their own: events report issues and change their status,"
                    + " the answer lists the actions in order of time, those of the last second included. Every delivery is"
                    + " taken to succeed at once; silences and what is stored are left out of account. No more than the first"
                    + " 10,000 actions, and 1,000 about one issue by one responder, are told.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RehearsalDocument.class)))
    public RehearsalView rehearse(@Nullable JsonNode body) {
        return new Rehearsal(reader.read(body)).run();
    }
}
