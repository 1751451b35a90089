package dev.amiss.responder.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.page.PageLimit;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/responders/replay} */
@Path("/api/v1/responders/replay")
@Tag(name = "Responders")
@Blocking
class ReplayResource {
    private final ReplayRequest.Reader reader;
    private final ReplayService replay;

    ReplayResource(ReplayRequest.Reader reader, ReplayService replay) {
        this.reader = reader;
        this.replay = replay;
    }

    @POST
    @Operation(
            summary =
                    "Who would have been told what and when over the issues of the past: {\"responder\": one, or the id"
                            + " of one, \"from\", \"to\"}; nothing happens",
            description =
                    "A responder with an id is compared with what the stored one did. The last 7 days by default;"
                            + " 30 days are kept. Silences are left out of account, and every delivery is taken to succeed at"
                            + " once; a message that tells of a group counts once; details and names are those that the issues have now.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReplayDocument.class),
                            example = """
                    {"responder": 7, "from": "2026-11-01T00:00:00Z"}"""))
    public ReplayView run(@Nullable JsonNode body, @QueryParam("limit") @Nullable String limit) {
        return replay.replay(reader.read(body), PageLimit.of(limit));
    }
}
