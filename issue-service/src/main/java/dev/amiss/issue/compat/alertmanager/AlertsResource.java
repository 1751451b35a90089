package dev.amiss.issue.compat.alertmanager;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.amiss.issue.intake.BulkReader;
import dev.amiss.issue.intake.ForeignIntake;
import dev.amiss.issue.intake.Taken;
import dev.amiss.model.Json;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.access.Role;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Alerts in and out, as Alertmanager's API v2 has them. */
@Blocking
@Path("/api/v2/alerts")
@Tag(name = "Alertmanager", description = "What Prometheus, amtool and Grafana use of Alertmanager's API v2")
@Produces(MediaType.APPLICATION_JSON)
public class AlertsResource {
    private static final int MOST_GROUPED = 10_000;
    private static final int MOST_ERRORS = 100;

    private final ForeignIntake intake;
    private final ActiveAlerts alerts;
    private final CurrentActor actor;
    private final AlertmanagerConfig config;
    private final Clock clock;

    AlertsResource(
            ForeignIntake intake, ActiveAlerts alerts, CurrentActor actor, AlertmanagerConfig config, Clock clock) {
        this.intake = intake;
        this.alerts = alerts;
        this.actor = actor;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Role.REPORTER_NAME)
    @Operation(summary = "Send alerts", description = """
            Each alert is a report: 'alertname' is the name, the whole label set the key. One whose 'endsAt' is past \
            recovers; others recover at 'endsAt', or without it after the resolve time-out, unless they are sent again. \
            Valid alerts are stored even when others are refused by 400.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = PostableAlert.class)))
    @APIResponse(responseCode = "200", description = "All were stored; no body")
    @APIResponse(
            responseCode = "400",
            description = "What is wrong with which, a JSON string; the others were stored",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.STRING)))
    public Response post(byte[] body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
        if (type != null && !type.toLowerCase(java.util.Locale.ROOT).startsWith(MediaType.APPLICATION_JSON)) {
            return fault(415, "unsupported media type \"" + type + "\", only [application/json] are allowed");
        }
        BulkReader elements;
        try {
            elements = BulkReader.array(body);
        } catch (HttpProblem e) {
            return fault(400, "parsing alerts body from \"\" failed, because " + e.getDetail());
        }
        List<Taken> taken =
                intake.takeAll(new PostedAlerts(elements, clock.instant(), config.resolveTimeout()), actor.name());
        String errors = taken.stream()
                .map(Taken::refused)
                .filter(Objects::nonNull)
                .limit(MOST_ERRORS)
                .map(Throwable::getMessage)
                .collect(Collectors.joining("\n"));
        return errors.isEmpty() ? Response.ok().build() : text(400, errors);
    }

    @GET
    @Operation(summary = "Active issues as alerts", description = """
            Open and acknowledged issues, from wherever they came, are active; won't-fix ones are suppressed.""")
    @Parameter(name = "filter", in = ParameterIn.QUERY, description = "a matcher such as team=\"payments\"; repeatable")
    @Parameter(name = "active", in = ParameterIn.QUERY, description = "false leaves out active alerts")
    @Parameter(name = "silenced", in = ParameterIn.QUERY, description = "false leaves out suppressed alerts")
    @Parameter(name = "receiver", in = ParameterIn.QUERY, description = "a pattern; the only receiver is amiss")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = GettableAlert.class)))
    @APIResponse(
            responseCode = "400",
            description = "A filter that cannot be read, as a JSON string",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.STRING)))
    public Response list(@Context UriInfo uri) {
        try {
            AlertFilter filter = AlertFilter.of(uri.getQueryParameters());
            StreamingOutput stream = output -> {
                output.write('[');
                alerts.each(filter, new WriteAlerts(output));
                output.write(']');
            };
            return Response.ok(stream).build();
        } catch (IllegalArgumentException e) {
            return text(400, String.valueOf(e.getMessage()));
        }
    }

    @GET
    @Path("/groups")
    @Operation(summary = "Active issues as alerts, grouped by name", description = "At most 10,000 alerts.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = AlertGroup.class)))
    @APIResponse(
            responseCode = "400",
            description = "A filter that cannot be read, as a JSON string",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.STRING)))
    public Response groups(@Context UriInfo uri) throws IOException {
        try {
            List<GettableAlert> found = new ArrayList<>();
            alerts.each(AlertFilter.of(uri.getQueryParameters()), alert -> {
                found.add(alert);
                return found.size() < MOST_GROUPED;
            });
            return Response.ok(AlertGroup.of(found)).build();
        } catch (IllegalArgumentException e) {
            return text(400, String.valueOf(e.getMessage()));
        }
    }

    private static Response text(int status, String message) {
        return Response.status(status)
                .entity(TextNode.valueOf(message).toString().getBytes(StandardCharsets.UTF_8))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    private static Response fault(int status, String message) {
        return Response.status(status)
                .entity(Json.mapper().createObjectNode().put("code", status).put("message", message))
                .build();
    }
}
