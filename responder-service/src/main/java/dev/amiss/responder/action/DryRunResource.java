package dev.amiss.responder.action;

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

/** {@code /api/v1/responders/dry-run} */
@Path("/api/v1/responders/dry-run")
@Tag(name = "Responders")
@Blocking
class DryRunResource {
    private final DryRunService dryRun;

    DryRunResource(DryRunService dryRun) {
        this.dryRun = dryRun;
    }

    @POST
    @Operation(summary = "Tells what a responder would do about issues that are active already; nothing happens")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = dev.amiss.responder.responder.ResponderRequest.class),
                            example = """
                    {"watch_pattern": "user-.*", "actions": [{"target_function": "issue.actions.email",
                     "function_kwargs": {"subject": "Doh!", "recipients": "john.smith@example.com"}, "delay_sec": 30}]}"""))
    public DryRunView run(@Nullable JsonNode body) {
        return dryRun.run(body);
    }
}
