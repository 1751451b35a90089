package dev.amiss.issue.compat.gatus;

import dev.amiss.issue.compat.ReportFields;
import dev.amiss.issue.intake.ForeignIntake;
import dev.amiss.issue.intake.ForeignReport;
import dev.amiss.issue.intake.UnreadableReportException;
import dev.amiss.model.ReportKind;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Results of external endpoints, as Gatus takes them. */
@Path("/api/v1/endpoints/{key}/external")
@Tag(name = "Gatus", description = "What pushes results to Gatus' external endpoints")
@Produces(MediaType.TEXT_PLAIN)
public class ExternalEndpointResource {
    private static final String SCOPE = "gatus";

    private final ForeignIntake intake;
    private final CurrentActor actor;

    ExternalEndpointResource(ForeignIntake intake, CurrentActor actor) {
        this.intake = intake;
        this.actor = actor;
    }

    @POST
    @RolesAllowed(Role.REPORTER_NAME)
    @Operation(summary = "Push the result of an endpoint", description = """
            The endpoint's key, as in group_name, is the name of the issue. success=false is a failure, success=true a \
            recovery.""")
    @APIResponse(responseCode = "200", description = "Stored; no body")
    @APIResponse(
            responseCode = "400",
            description = "'success' is neither true nor false",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)))
    public Uni<Response> push(
            @PathParam("key") String key,
            @QueryParam("success") @Nullable String success,
            @QueryParam("error") @Nullable String error,
            @QueryParam("duration") @Nullable String duration) {
        if (!"true".equals(success) && !"false".equals(success)) {
            return Uni.createFrom().item(refused("missing or invalid success query parameter"));
        }
        int underscore = key.indexOf('_');
        ReportFields fields = ReportFields.of(key, key)
                .source(SCOPE)
                .label("group", underscore > 0 ? key.substring(0, underscore) : null)
                .label("endpoint", key.substring(underscore + 1))
                .detail("error", error)
                .detail("duration", duration);
        ReportKind kind = "true".equals(success) ? ReportKind.RECOVERY : ReportKind.FAILURE;
        try {
            return intake.take(new ForeignReport(SCOPE, kind, fields.fields(), null), actor.name())
                    .map(taken -> Response.ok().build());
        } catch (UnreadableReportException e) {
            return Uni.createFrom().item(refused(String.valueOf(e.getMessage())));
        }
    }

    private static Response refused(String why) {
        return Response.status(400).entity(why).build();
    }
}
