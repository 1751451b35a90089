package dev.amiss.service.access;

import dev.amiss.service.problem.EarlyProblem;
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
    LIMITED(429, "Too many requests", AccessProblem.TOO_MANY_WRONG);

    static final String TOO_MANY_WRONG =
            "Too many wrong keys came from there; Retry-After says in how many seconds to try again.";

    private final EarlyProblem problem;

    AccessProblem(int status, String title, String detail) {
        String type = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        this.problem = new EarlyProblem(status, type, title, detail);
    }

    /** Ends the response with this problem. */
    void send(RoutingContext context) {
        problem.send(context);
    }

    /** The same for a resource's exception mapper. */
    Response response(RoutingContext context) {
        return problem.response(context);
    }
}
