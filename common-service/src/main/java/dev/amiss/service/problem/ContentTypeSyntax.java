package dev.amiss.service.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
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

    void register(@Observes Filters filters) {
        filters.register(ContentTypeSyntax::check, BEFORE_RESOURCES);
    }

    private static void check(RoutingContext request) {
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || type.isBlank() || MEDIA_TYPE.matcher(type).matches()) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(415)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(new JsonObject()
                        .put("type", "urn:amiss:problem:unsupported-media-type")
                        .put("title", "Unsupported media type")
                        .put("status", 415)
                        .put("detail", "Content-Type must be a media type such as application/json.")
                        .toBuffer());
    }
}
