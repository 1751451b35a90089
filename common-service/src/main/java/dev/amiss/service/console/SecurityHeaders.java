package dev.amiss.service.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What browsers may do with our answers: nothing from elsewhere, nothing inline, in no frame. */
@ApplicationScoped
class SecurityHeaders {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int BEFORE_ALL_THAT_ANSWERS = 30_000;

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, BEFORE_ALL_THAT_ANSWERS);
    }

    private static void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        if (!context.normalizedPath().startsWith("/q/")) {
            headers.set("Content-Security-Policy", POLICY);
        }
        context.addHeadersEndHandler(ignored -> keepNoPage(headers));
        context.next();
    }

    /** What is open and what was done about it is read anew, and stays out of a browser's cache. */
    private static void keepNoPage(MultiMap headers) {
        String type = headers.get("Content-Type");
        if (type != null && type.startsWith("text/html") && !headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
