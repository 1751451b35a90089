package dev.amiss.service.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that changes something may count on what a browser adds by itself: a session's cookie, or the password
 * of Basic authentication. It may when the browser says that it comes from a page of ours. Ports are told apart, which
 * cookies do not.
 */
enum SameOrigin {
    YES,
    NO,
    /** Nothing was said, as by programs. */
    UNKNOWN;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    static boolean isReading(HttpServerRequest request) {
        return READING.contains(request.method());
    }

    static SameOrigin of(HttpServerRequest request) {
        return of(request.authority(), request.getHeader("Origin"), request.getHeader("Sec-Fetch-Site"));
    }

    /**
     * Browsers say where a request comes from better than the origin does, which a proxy may have made incomparable.
     *
     * @param fetchSite the header Sec-Fetch-Site
     */
    static SameOrigin of(@Nullable HostAndPort authority, @Nullable String origin, @Nullable String fetchSite) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none") ? YES : NO;
        }
        if (origin == null) {
            return UNKNOWN;
        }
        return isOwn(authority, origin) ? YES : NO;
    }

    static boolean isOwn(@Nullable HostAndPort authority, String origin) {
        if (authority == null) {
            return false;
        }
        String own = (authority.port() < 0 ? authority.host() : authority.host() + ":" + authority.port())
                .toLowerCase(Locale.ROOT);
        String other = origin.toLowerCase(Locale.ROOT);
        return other.equals("http://" + own) || other.equals("https://" + own);
    }
}
