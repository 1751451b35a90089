package dev.amiss.service.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Before anybody is asked who they are, outside the open mode: what other pages make a browser send does not count, and who
 * guesses too much waits. An access key is no guess, however many wrong ones come from beside it.
 */
@ApplicationScoped
class AccessGuard {
    private static final int BEFORE_ALL_ELSE = 20_000;
    private static final String LOGIN = "/login";

    private final AccessMode mode;
    private final FailedLogins failed;
    private final KeyPlaces places;
    private final AccessKeys keys;

    AccessGuard(AccessMode mode, FailedLogins failed, KeyPlaces places, AccessKeys keys) {
        this.mode = mode;
        this.failed = failed;
        this.places = places;
        this.keys = keys;
    }

    void register(@Observes Filters filters) {
        if (!mode.isOpen()) {
            filters.register(this::check, BEFORE_ALL_ELSE);
        }
    }

    private void check(RoutingContext context) {
        if (isForged(context)) {
            AccessProblem.FORGED.send(context);
            return;
        }
        String credential = places.credential(context.request());
        int wait = credential == null || hasKey(context.request())
                ? 0
                : failed.waitSec(FailedLogins.address(context), credential);
        if (wait > 0) {
            context.response().putHeader("Retry-After", Integer.toString(wait));
            AccessProblem.LIMITED.send(context);
        } else {
            context.next();
        }
    }

    private boolean hasKey(HttpServerRequest request) {
        return places.secret(request).flatMap(keys::find).isPresent();
    }

    private static boolean isForged(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (SameOrigin.isReading(request)) {
            return false;
        }
        return isForged(
                scheme(request.getHeader(HttpHeaders.AUTHORIZATION)),
                request.cookies().stream().anyMatch(cookie -> isSession(cookie.getName())),
                context.normalizedPath().equals(LOGIN),
                SameOrigin.of(request));
    }

    /** @param scheme of the Authorization header, in lower case; empty without one */
    static boolean isForged(String scheme, boolean hasSession, boolean isLogin, SameOrigin origin) {
        if (isLogin) {
            return origin == SameOrigin.NO;
        }
        return switch (scheme) {
            case "bearer" -> false;
            case "basic" -> origin == SameOrigin.NO;
            default -> hasSession && origin != SameOrigin.YES;
        };
    }

    private static boolean isSession(String cookie) {
        return cookie.equals(Sessions.COOKIE) || cookie.startsWith("q_session");
    }

    private static String scheme(@Nullable String authorization) {
        int space = authorization == null ? -1 : authorization.indexOf(' ');
        return authorization == null || space < 0
                ? ""
                : authorization.substring(0, space).toLowerCase(Locale.ROOT);
    }
}
