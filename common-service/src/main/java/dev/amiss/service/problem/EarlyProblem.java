package dev.amiss.service.problem;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;

/**
 * A problem that is answered before a resource is reached, where nothing maps exceptions.
 *
 * @param type the last part of the problem's URN
 */
public record EarlyProblem(int status, String type, String title, String detail) {
    private static final String MEDIA_TYPE = "application/problem+json";

    /** Ends the response with this problem; headers that the response has already stay. */
    public Future<Void> send(RoutingContext context) {
        return context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", MEDIA_TYPE)
                .end(body(context).toBuffer());
    }

    /** As {@link #send}; no further request is taken from that connection. */
    public Future<Void> sendAndClose(RoutingContext context) {
        context.response().putHeader("Connection", "close");
        return send(context);
    }

    /** The same for an exception mapper. */
    public Response response(RoutingContext context) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(body(context).encode())
                .build();
    }

    private JsonObject body(RoutingContext context) {
        return new JsonObject()
                .put("type", "urn:amiss:problem:" + type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", context.normalizedPath());
    }
}
