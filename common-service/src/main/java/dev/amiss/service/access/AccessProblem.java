package dev.amiss.service.access;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** The problems that are answered before a resource is reached. */
enum AccessProblem {
    UNAUTHENTICATED(401, "Unauthorized", "A valid key is needed, as in: Authorization: Bearer KEY."),
    FORBIDDEN(403, "Forbidden", "The key's role may not do this."),
    FOREIGN_HOST(
            403, "Forbidden", "In open mode the Host header must name this machine, such as localhost or 127.0.0.1."),
    FOREIGN_ORIGIN(403, "Forbidden", "In open mode pages of other origins may not send requests.");

    private final int status;
    private final String title;
    private final String detail;

    AccessProblem(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /** Ends the response with this problem. */
    void send(RoutingContext context) {
        if (this == UNAUTHENTICATED) {
            context.response().putHeader(KeyAuthentication.WWW_AUTHENTICATE, KeyAuthentication.challenge(context));
        }
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(body(context).toBuffer());
    }

    /** The same for a resource's exception mapper. */
    Response response(RoutingContext context) {
        Response.ResponseBuilder response = Response.status(status)
                .type("application/problem+json")
                .entity(body(context).encode());
        if (this == UNAUTHENTICATED) {
            response.header(KeyAuthentication.WWW_AUTHENTICATE, KeyAuthentication.challenge(context));
        }
        return response.build();
    }

    private JsonObject body(RoutingContext context) {
        return new JsonObject()
                .put("type", "urn:amiss:problem:" + title.toLowerCase(Locale.ROOT))
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", context.normalizedPath());
    }
}
