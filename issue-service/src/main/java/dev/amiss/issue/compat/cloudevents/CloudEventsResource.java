package dev.amiss.issue.compat.cloudevents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.issue.intake.BulkAnswer;
import dev.amiss.issue.intake.BulkReader;
import dev.amiss.issue.intake.ForeignIntake;
import dev.amiss.issue.intake.TakenIssue;
import dev.amiss.issue.intake.UnreadableReportException;
import dev.amiss.model.Json;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.access.Role;
import dev.amiss.service.problem.BodyLimit;
import dev.amiss.service.problem.Problems;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reports as CloudEvents. */
@Path("/api/v1/issues")
@Tag(name = "Reports")
@Produces(MediaType.APPLICATION_JSON)
public class CloudEventsResource {
    private static final String EVENT = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    private final ForeignIntake intake;
    private final CurrentActor actor;

    CloudEventsResource(ForeignIntake intake, CurrentActor actor) {
        this.intake = intake;
        this.actor = actor;
    }

    @POST
    @Consumes(EVENT)
    @RolesAllowed(Role.REPORTER_NAME)
    @Operation(summary = "Report what is amiss by a CloudEvent", description = """
            The event's data is the report. A repeat of the same source and id is answered as the first.""")
    @RequestBody(
            required = true,
            content = @Content(mediaType = EVENT, schema = @Schema(implementation = EventDocument.class)))
    @APIResponse(
            responseCode = "201",
            description = "A new issue; Location names it",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TakenIssue.class)))
    @APIResponse(
            responseCode = "200",
            description = "Folded into the issue that holds the key",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TakenIssue.class)))
    public Uni<Response> event(byte[] body) throws IOException {
        if (body.length > BodyLimit.SINGLE) {
            throw Problems.tooLarge(BodyLimit.SINGLE);
        }
        try {
            JsonNode event = Json.mapper().readTree(body);
            boolean mayRead = actor.mayRead();
            return intake.take(StructuredEvent.read(event), actor.name())
                    .map(result -> mayRead ? result.response() : result.responseToReporter());
        } catch (JsonProcessingException e) {
            throw UnreadableReportException.brokenJson(e).problem();
        } catch (UnreadableReportException e) {
            throw e.problem();
        }
    }

    @POST
    @Consumes(BATCH)
    @Blocking
    @RolesAllowed(Role.REPORTER_NAME)
    @Operation(summary = "Report many by a batch of CloudEvents", description = """
            Each event's data is a report. They are applied in order; a bad one is answered by itself and harms no other.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = BATCH,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = EventDocument.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BulkAnswer.class)))
    public BulkAnswer batch(byte[] body) {
        BulkReader events = BulkReader.array(body);
        return BulkAnswer.of(intake.takeAll(
                () -> {
                    JsonNode event = events.next();
                    return event == null ? null : StructuredEvent.read(event);
                },
                actor.name()));
    }

    @OPTIONS
    @RolesAllowed(Role.REPORTER_NAME)
    @Operation(hidden = true)
    public Response mayBeSentTo(@HeaderParam("WebHook-Request-Origin") @Nullable String origin) {
        Response.ResponseBuilder answer = Response.ok().header("Allow", "GET, HEAD, POST, OPTIONS");
        return origin == null
                ? answer.build()
                : answer.header("WebHook-Allowed-Origin", origin)
                        .header("WebHook-Allowed-Rate", "*")
                        .build();
    }
}
