package dev.amiss.service.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what Quarkus' security throws, before the mappers of the problem library would. */
public class AccessProblemMapper {
    private static final int FIRST = 1;

    @ServerExceptionMapper(
            value = {AuthenticationFailedException.class, UnauthorizedException.class},
            priority = FIRST)
    public Response unauthenticated(RoutingContext context) {
        return AccessProblem.UNAUTHENTICATED.response(context);
    }

    @ServerExceptionMapper(value = ForbiddenException.class, priority = FIRST)
    public Response forbidden(RoutingContext context) {
        return AccessProblem.FORBIDDEN.response(context);
    }
}
