package dev.amiss.service.access;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** One method for each kind of rule; each answers the actor. */
@Path("/access-test")
@Produces(MediaType.TEXT_PLAIN)
public class AccessTestResource {
    private final CurrentActor actor;
    private final BodyKeys keys;

    AccessTestResource(CurrentActor actor, BodyKeys keys) {
        this.actor = actor;
        this.keys = keys;
    }

    /** A place for keys as a foreign protocol has one. */
    @Singleton
    static class TestPlace implements KeyPlace {
        @Override
        public Optional<String> secret(HttpServerRequest request) {
            return Optional.ofNullable(request.getParam("test_key"));
        }

        @Override
        public boolean isInBody(String path) {
            return path.equals("/access-test/in-body");
        }
    }

    @POST
    @Path("/report")
    @RolesAllowed(Role.REPORTER_NAME)
    public Uni<String> report() {
        return Uni.createFrom().item(actor::name);
    }

    /** One that waits for its body. */
    @POST
    @Path("/body")
    @RolesAllowed(Role.REPORTER_NAME)
    public Uni<String> body(byte[] body) {
        return Uni.createFrom().item(() -> Integer.toString(body.length));
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

    @POST
    @Path("/in-body")
    @PermitAll
    @Blocking
    public String keyInBody(String body) {
        return keys.actor(body.isEmpty() ? null : body).orElse("nobody");
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
