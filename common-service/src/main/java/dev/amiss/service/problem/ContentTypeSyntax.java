package dev.amiss.service.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Refuses a Content-Type that is none (RFC 9110, 8.3), which nothing behind could make sense of: 415. */
@ApplicationScoped
class ContentTypeSyntax {
    private static final int BEFORE_RESOURCES = 24_000;
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("\\s*[\\w!#$%&'*+.^`|~-]+/[\\w!#$%&'*+.^`|~-]+\\s*(;.*)?", Pattern.DOTALL);

    private static final EarlyProblem NO_MEDIA_TYPE = new EarlyProblem(
            415,
            "unsupported-media-type",
            "Unsupported media type",
            "Content-Type must be a media type such as application/json.");

    void register(@Observes Filters filters) {
        filters.register(ContentTypeSyntax::check, BEFORE_RESOURCES);
    }

    private static void check(RoutingContext request) {
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || type.isBlank() || MEDIA_TYPE.matcher(type).matches()) {
            request.next();
            return;
        }
        NO_MEDIA_TYPE.send(request);
    }
}
