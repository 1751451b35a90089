package dev.amiss.issue.compat.pagerduty;

import dev.amiss.issue.intake.ForeignIntake;
import dev.amiss.issue.intake.UnreadableReportException;
import dev.amiss.service.access.BodyKeys;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events as PagerDuty's Events API v2 takes them. */
@Blocking
@Path("/v2")
@Tag(name = "PagerDuty", description = "What clients of PagerDuty's Events API v2 send")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@PermitAll
public class EnqueueResource {
    private final ForeignIntake intake;
    private final ChangeEvents changes;
    private final BodyKeys keys;

    EnqueueResource(ForeignIntake intake, ChangeEvents changes, BodyKeys keys) {
        this.intake = intake;
        this.changes = changes;
        this.keys = keys;
    }

    @POST
    @Path("/enqueue")
    @Operation(summary = "Trigger, acknowledge or resolve", description = """
            'payload.summary' is the name, 'dedup_key' the key within its routing key. The routing key is an access key, \
            unless another was sent as Authorization.""")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = EventDocument.class)))
    @APIResponse(
            responseCode = "202",
            description = "Processed; with the dedup key",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PagerDutyAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not JSON, or without action, summary or key",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PagerDutyAnswer.class)))
    @APIResponse(
            responseCode = "401",
            description = "The routing key is no access key",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PagerDutyAnswer.class)))
    public Uni<Response> enqueue(byte[] body) throws IOException {
        Optional<PagerDutyEvent> parsed = PagerDutyEvent.parse(body);
        Optional<String> actor =
                keys.actor(parsed.map(PagerDutyEvent::routingKey).orElse(null));
        if (actor.isEmpty() || parsed.isEmpty()) {
            return refuse(actor);
        }
        List<String> faults = parsed.get().faults();
        if (!faults.isEmpty()) {
            return Uni.createFrom().item(PagerDutyAnswer.invalid(faults));
        }
        String dedupKey = parsed.get().dedupKey();
        try {
            return intake.take(parsed.get().report(dedupKey), actor.get())
                    .map(taken -> PagerDutyAnswer.accepted("Event processed", dedupKey));
        } catch (UnreadableReportException e) {
            return Uni.createFrom().item(PagerDutyAnswer.invalid(List.of(String.valueOf(e.getMessage()))));
        }
    }

    @POST
    @Path("/change/enqueue")
    @Operation(summary = "Tell of a change", description = """
            A change event makes no issue and sends nothing; it is kept for 30 days and listed by GET /api/v1/changes.""")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ChangeDocument.class)))
    @APIResponse(
            responseCode = "202",
            description = "Processed",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PagerDutyAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not JSON, or without summary",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PagerDutyAnswer.class)))
    @APIResponse(
            responseCode = "401",
            description = "The routing key is no access key",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PagerDutyAnswer.class)))
    public Uni<Response> change(byte[] body) throws IOException {
        Optional<PagerDutyEvent> parsed = PagerDutyEvent.parse(body);
        Optional<String> actor =
                keys.actor(parsed.map(PagerDutyEvent::routingKey).orElse(null));
        if (actor.isEmpty() || parsed.isEmpty()) {
            return refuse(actor);
        }
        List<String> faults = parsed.get().changeFaults();
        if (!faults.isEmpty()) {
            return Uni.createFrom().item(PagerDutyAnswer.invalid(faults));
        }
        changes.add(parsed.get(), actor.get());
        return Uni.createFrom().item(PagerDutyAnswer.accepted("Change event processed", null));
    }

    private static Uni<Response> refuse(Optional<String> actor) {
        return Uni.createFrom().item(actor.isEmpty() ? PagerDutyAnswer.unknownKey() : PagerDutyAnswer.unrecognized());
    }
}
