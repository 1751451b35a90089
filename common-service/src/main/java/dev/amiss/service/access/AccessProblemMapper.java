package dev.amiss.service.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what Quarkus' security throws, before the mappers of the problem library would. */
public class AccessProblemMapper {
    private static final int FIRST = 1;

    private final FailedLogins failed;
    private final KeyPlaces places;
    private final Logins logins;
    private final AccessMode mode;

    AccessProblemMapper(FailedLogins failed, KeyPlaces places, Logins logins, AccessMode mode) {
        this.failed = failed;
        this.places = places;
        this.logins = logins;
        this.mode = mode;
    }

    @ServerExceptionMapper(
            value = {AuthenticationFailedException.class, UnauthorizedException.class},
            priority = FIRST)
    public Response unauthenticated(RoutingContext context) {
        if (places.credential(context.request()) != null) {
            failed.refused(FailedLogins.address(context));
        }
        Challenge challenge = Challenge.of(context);
        if (mode.isOidc() && challenge == Challenge.LOG_IN) {
            return anew(context);
        }
        return challenge.response(context);
    }

    /** A session that the provider's part cannot read any more is dropped, so that the page asks for a new one. */
    private Response anew(RoutingContext context) {
        return logins.logOut(context)
                ? Response.status(Response.Status.FOUND)
                        .location(URI.create(context.request().uri()))
                        .build()
                : AccessProblem.UNAUTHENTICATED.response(context);
    }

    @ServerExceptionMapper(value = ForbiddenException.class, priority = FIRST)
    public Response forbidden(RoutingContext context) {
        return AccessProblem.FORBIDDEN.response(context);
    }
}
