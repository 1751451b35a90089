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
    FOREIGN_ORIGIN(403, "Forbidden", "In open mode pages of other origins may not send requests."),
    FORGED(
            403,
            "Forbidden",
            "A log-in counts only for what comes from a page of this origin; programs send a key, as in: Authorization:"
                    + " Bearer KEY."),
    LIMITED(
            429,
            "Too many requests",
            "Too many wrong keys came from there; Retry-After says in how many seconds to try again.");

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
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(body(context).toBuffer());
    }

    /** The same for a resource's exception mapper. */
    Response response(RoutingContext context) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(body(context).encode())
                .build();
    }

    private JsonObject body(RoutingContext context) {
        return new JsonObject()
                .put(
                        "type",
                        "urn:amiss:problem:" + title.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", context.normalizedPath());
    }
}
