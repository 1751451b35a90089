package dev.amiss.service.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody without an identity is answered: people who open a page in a browser are led to where they can log in,
 * programs get a problem.
 */
enum Challenge {
    /** A page was opened. */
    LOG_IN,
    /** A part of a page that is open already was asked for. */
    LOG_IN_WITH_PAGE,
    /** A browser asked for what is no page of ours; it can ask for a password itself. */
    PASSWORD,
    PROBLEM;

    /** What programs use; all else is pages. */
    private static final List<String> FOR_PROGRAMS =
            List.of("/api", "/q", "/ping", "/v1", "/v2", "/integrations", "/webjars");

    static Challenge of(HttpServerRequest request, String path) {
        boolean isReading = SameOrigin.isReading(request);
        boolean isProgram = FOR_PROGRAMS.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
        String accept = request.getHeader("Accept");
        boolean isBrowser = accept != null && accept.contains("text/html");
        if (request.getHeader("HX-Request") != null) {
            return LOG_IN_WITH_PAGE;
        }
        if (!isBrowser) {
            return PROBLEM;
        }
        return isProgram || !isReading ? PASSWORD : LOG_IN;
    }

    static Challenge of(RoutingContext context) {
        return of(context.request(), context.normalizedPath());
    }

    /** The page to log in at, from where one comes back to this request's. */
    static String loginPage(HttpServerRequest request) {
        String here = request.path() + (request.query() == null ? "" : "?" + request.query());
        return "/login?to=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
    }

    /** Where to go after logging in: a page of ours, and never anything else that a link may name. */
    static String safeTarget(@Nullable String to) {
        return to != null && to.matches("/(?![/\\\\])[\\x21-\\x7e]{0,2000}") && !to.contains("\\") ? to : "/";
    }

    /** The same for a part of a page: back to that page. */
    private static String loginPageOf(HttpServerRequest part) {
        String page = part.getHeader("HX-Current-URL");
        int path = page == null ? -1 : page.indexOf('/', page.indexOf("://") + 3);
        String target = page == null || path < 0 ? "/" : safeTarget(page.substring(path));
        return "/login?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    String header() {
        return (this == PASSWORD ? "Basic" : "Bearer") + " realm=\"Amiss\"";
    }

    /** Ends the response. */
    void send(RoutingContext context) {
        if (this == LOG_IN) {
            context.response()
                    .setStatusCode(303)
                    .putHeader("Location", loginPage(context.request()))
                    .putHeader("Cache-Control", "no-store")
                    .end();
            return;
        }
        if (this == LOG_IN_WITH_PAGE) {
            context.response().putHeader("HX-Redirect", loginPageOf(context.request()));
        }
        context.response().putHeader(KeyAuthentication.WWW_AUTHENTICATE, header());
        AccessProblem.UNAUTHENTICATED.send(context);
    }

    /** The same for a resource's exception mapper. */
    Response response(RoutingContext context) {
        if (this == LOG_IN) {
            return Response.seeOther(URI.create(loginPage(context.request())))
                    .header("Cache-Control", "no-store")
                    .build();
        }
        Response response = AccessProblem.UNAUTHENTICATED.response(context);
        response.getHeaders().putSingle(KeyAuthentication.WWW_AUTHENTICATE, header());
        if (this == LOG_IN_WITH_PAGE) {
            response.getHeaders().putSingle("HX-Redirect", loginPageOf(context.request()));
        }
        return response;
    }
}
