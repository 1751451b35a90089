package dev.amiss.service.access;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** One method for each kind of rule; each answers the actor. */
@Path("/access-test")
@Produces(MediaType.TEXT_PLAIN)
public class AccessTestResource {
    private final CurrentActor actor;

    AccessTestResource(CurrentActor actor) {
        this.actor = actor;
    }

    @POST
    @Path("/report")
    @RolesAllowed(Role.REPORTER_NAME)
    public Uni<String> report() {
        return Uni.createFrom().item(actor::name);
    }

    @GET
    @Path("/unannotated")
    @Blocking
    public String unannotated() {
        return actor.name();
    }

    @GET
    @Path("/admin")
    @RolesAllowed(Role.ADMIN_NAME)
    public String admin() {
        return actor.name();
    }

    @GET
    @Path("/public")
    @PermitAll
    public Uni<String> open() {
        return Uni.createFrom().item(actor::name);
    }

    @GET
    @Path("/public/admin")
    @RolesAllowed(Role.ADMIN_NAME)
    public Uni<String> adminOnPublicPath() {
        return Uni.createFrom().item(actor::name);
    }
}
