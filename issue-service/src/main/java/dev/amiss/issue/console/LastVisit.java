package dev.amiss.issue.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When this browser looked at the overview before, kept in a cookie: the end of the visit before, and the last look of this
 * one. A visit ends with half an hour without a look.
 */
record LastVisit(@Nullable Instant before, Instant lastLook) {
    private static final String COOKIE = "amiss_visit";
    private static final Pattern FORM = Pattern.compile("(\\d{0,12})\\.(\\d{1,12})");
    private static final Duration PAUSE = Duration.ofMinutes(30);
    private static final Duration KEPT = Duration.ofDays(90);

    /** The visit as it stands at this look. */
    static LastVisit look(@Nullable LastVisit known, Instant now) {
        if (known == null) {
            return new LastVisit(null, now);
        }
        return known.lastLook.plus(PAUSE).isBefore(now)
                ? new LastVisit(known.lastLook, now)
                : new LastVisit(known.before, now);
    }

    static @Nullable LastVisit of(RoutingContext request) {
        Cookie cookie = request.request().getCookie(COOKIE);
        return cookie == null ? null : parse(cookie.getValue());
    }

    static @Nullable LastVisit parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String before = matcher.group(1);
        return new LastVisit(
                before.isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(before)),
                Instant.ofEpochSecond(Long.parseLong(matcher.group(2))));
    }

    void remember(RoutingContext request) {
        request.response()
                .addCookie(Cookie.cookie(COOKIE, text())
                        .setPath("/")
                        .setHttpOnly(true)
                        .setMaxAge(KEPT.toSeconds())
                        .setSameSite(CookieSameSite.LAX));
    }

    String text() {
        return (before == null ? "" : before.getEpochSecond()) + "." + lastLook.getEpochSecond();
    }
}
