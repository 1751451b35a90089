package dev.amiss.issue.compat.alertmanager;

import dev.amiss.service.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What clients ask an Alertmanager besides alerts. */
@NonBlocking
@Path("/api/v2")
@Tag(name = "Alertmanager")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.REPORTER_NAME)
public class AlertmanagerResource {
    @GET
    @Path("/status")
    @Operation(summary = "About this service, as an Alertmanager would tell")
    public AlertmanagerStatus status() {
        return AlertmanagerStatus.since(
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    @GET
    @Path("/receivers")
    @Operation(summary = "The one receiver, amiss")
    public List<GettableAlert.Receiver> receivers() {
        return List.of(GettableAlert.Receiver.AMISS);
    }

    @GET
    @Path("/silences")
    @Operation(
            summary = "Always an empty list",
            description = "Silences are kept by responder-service, under its own /api/v1/silences.")
    public List<String> silences() {
        return List.of();
    }
}
