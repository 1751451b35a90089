package dev.amiss.service.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Refuses what nothing behind could make sense of: an address with the character U+0000, which no database stores (400), and a
 * Content-Type that is none (RFC 9110, 8.3; 415). An empty Content-Type counts as absent.
 */
@ApplicationScoped
class RequestSyntax {
    private static final int BEFORE_RESOURCES = 24_000;
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("\\s*[\\w!#$%&'*+.^`|~-]+/[\\w!#$%&'*+.^`|~-]+\\s*(;.*)?", Pattern.DOTALL);

    private static final EarlyProblem NUL = new EarlyProblem(
            400, "invalid", "Invalid request", "The address must not contain the character U+0000 (%00).");
    private static final EarlyProblem NO_MEDIA_TYPE = new EarlyProblem(
            415,
            "unsupported-media-type",
            "Unsupported media type",
            "Content-Type must be a media type such as application/json.");

    void register(@Observes Filters filters) {
        filters.register(RequestSyntax::check, BEFORE_RESOURCES);
    }

    private static void check(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (context.request().uri().contains("%00")) {
            NUL.send(context);
        } else if (type == null || MEDIA_TYPE.matcher(type).matches()) {
            context.next();
        } else if (type.isBlank()) {
            context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
            context.next();
        } else {
            NO_MEDIA_TYPE.send(context);
        }
    }
}
