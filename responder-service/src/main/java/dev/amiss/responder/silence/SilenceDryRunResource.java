package dev.amiss.responder.silence;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/silences/dry-run} */
@Path("/api/v1/silences/dry-run")
@Tag(name = "Silences")
@Blocking
class SilenceDryRunResource {
    private final SilenceTrial trial;

    SilenceDryRunResource(SilenceTrial trial) {
        this.trial = trial;
    }

    @POST
    @Operation(summary = "The active issues that a silence would be about; nothing happens")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SilenceRequest.class),
                            example = """
                    {"watch_pattern": "payments", "ends_at": "2026-12-01T06:00:00Z", "comment": "planned work"}"""))
    public WouldMuteView run(@Nullable JsonNode body) {
        return trial.run(body);
    }
}
