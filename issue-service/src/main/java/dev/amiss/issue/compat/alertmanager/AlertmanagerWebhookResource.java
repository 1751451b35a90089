package dev.amiss.issue.compat.alertmanager;

import dev.amiss.issue.intake.BulkAnswer;
import dev.amiss.issue.intake.ForeignIntake;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.access.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The webhook that an Alertmanager or a Grafana is pointed at. */
@Path("/integrations/alertmanager")
@Tag(name = "Alertmanager")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AlertmanagerWebhookResource {
    private final ForeignIntake intake;
    private final CurrentActor actor;

    AlertmanagerWebhookResource(ForeignIntake intake, CurrentActor actor) {
        this.intake = intake;
        this.actor = actor;
    }

    @POST
    @Blocking
    @RolesAllowed(Role.REPORTER_NAME)
    @Operation(summary = "Take a notification of an Alertmanager or a Grafana", description = """
            Firing alerts are failures, resolved ones recoveries; the whole label set is the key, the same as for alerts \
            that come by /api/v2/alerts.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NotificationDocument.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BulkAnswer.class)))
    @APIResponse(responseCode = "400", description = "No notification with alerts")
    public BulkAnswer take(byte[] notification) {
        return BulkAnswer.of(intake.takeAll(WebhookAlerts.of(notification), actor.name()));
    }
}
