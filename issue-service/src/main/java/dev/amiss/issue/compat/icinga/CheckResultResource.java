package dev.amiss.issue.compat.icinga;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.intake.ForeignIntake;
import dev.amiss.issue.intake.UnreadableReportException;
import dev.amiss.model.Json;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.access.Role;
import dev.amiss.service.problem.BodyLimit;
import dev.amiss.service.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Passive check results, as Icinga 2 takes them, whatever type the body says to be. */
@Path("/v1/actions/process-check-result")
@Tag(name = "Icinga", description = "What sends passive check results to Icinga 2")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class CheckResultResource {
    private final ForeignIntake intake;
    private final CurrentActor actor;

    CheckResultResource(ForeignIntake intake, CurrentActor actor) {
        this.intake = intake;
        this.actor = actor;
    }

    @POST
    @RolesAllowed(Role.REPORTER_NAME)
    @Operation(summary = "Process a passive check result", description = """
            The host or service is the name and the key; exit status 0 is a recovery, others are failures. Parameters may \
            stand in the query too.""")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CheckDocument.class)))
    @APIResponse(
            responseCode = "200",
            description = "Stored",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Processed.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not JSON, or without exit status",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Processed.class)))
    @APIResponse(
            responseCode = "404",
            description = "No host or service was named",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Processed.class)))
    public Uni<Response> process(byte[] body, @Context UriInfo uri) throws IOException {
        if (body.length > BodyLimit.SINGLE) {
            throw Problems.tooLarge(BodyLimit.SINGLE);
        }
        try {
            JsonNode sent = body.length == 0
                    ? Json.mapper().createObjectNode()
                    : Json.mapper().readTree(body);
            if (!(sent instanceof ObjectNode request)) {
                return error(400, "Invalid request body: a JSON object is expected.");
            }
            uri.getQueryParameters().forEach((name, values) -> {
                if (!request.has(name)) {
                    request.put(name, values.get(0));
                }
            });
            return process(request);
        } catch (JsonProcessingException e) {
            return error(400, "Invalid request body: " + e.getOriginalMessage());
        }
    }

    private Uni<Response> process(ObjectNode request) {
        CheckedObject object = CheckedObject.of(request);
        if (object == null) {
            return error(404, "No objects found.");
        }
        JsonNode exitStatus = request.path("exit_status");
        if (exitStatus.isMissingNode() || !exitStatus.asText().strip().matches("\\d{1,3}(\\.0+)?")) {
            return result(400, "Parameter 'exit_status' is required.");
        }
        try {
            return intake.take(CheckResult.report(object, exitStatus.asInt(), request), actor.name())
                    .chain(taken ->
                            result(200, "Successfully processed check result for object '" + object.name() + "'."));
        } catch (UnreadableReportException e) {
            return result(400, String.valueOf(e.getMessage()));
        }
    }

    /** Icinga writes all its numbers with a decimal point. */
    private static Uni<Response> result(int code, String status) {
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.putArray("results").addObject().put("code", (double) code).put("status", status);
        return answer(code, answer);
    }

    private static Uni<Response> error(int code, String status) {
        return answer(
                code,
                Json.mapper().createObjectNode().put("error", (double) code).put("status", status));
    }

    private static Uni<Response> answer(int code, ObjectNode answer) {
        return Uni.createFrom().item(Response.status(code).entity(answer).build());
    }
}
