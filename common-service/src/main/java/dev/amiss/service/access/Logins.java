package dev.amiss.service.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets people in who show a key, and out again. Thread-safe. */
@Singleton
public class Logins {
    /** What became of somebody's try. */
    public sealed interface Outcome {
        /** The answer carries the session's cookie. */
        record In() implements Outcome {}

        record WrongKey() implements Outcome {}

        /** Too many tries from there. */
        record Wait(int seconds) implements Outcome {}
    }

    private static final String OIDC_SESSION = "q_session";

    private final AccessKeys keys;
    private final Sessions sessions;
    private final FailedLogins failed;

    Logins(AccessKeys keys, Sessions sessions, FailedLogins failed) {
        this.keys = keys;
        this.sessions = sessions;
        this.failed = failed;
    }

    /** To be called before the answer's head is sent. */
    public Outcome logIn(RoutingContext request, String secret) {
        Optional<AccessKey> key = keys.find(secret);
        if (key.isEmpty()) {
            String address = FailedLogins.address(request);
            int wait = failed.waitSec(address);
            if (wait > 0) {
                return new Outcome.Wait(wait);
            }
            failed.refused(address);
            return new Outcome.WrongKey();
        }
        request.response()
                .addCookie(cookie(Sessions.COOKIE, sessions.begin(key.get()), request)
                        .setMaxAge(sessions.length().toSeconds()));
        return new Outcome.In();
    }

    /**
     * Takes the session's cookie away, whichever way it was begun.
     *
     * @return whether there was one
     */
    public boolean logOut(RoutingContext request) {
        List<String> names = request.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.equals(Sessions.COOKIE) || name.startsWith(OIDC_SESSION))
                .toList();
        names.forEach(
                name -> request.response().addCookie(cookie(name, "", request).setMaxAge(0)));
        return !names.isEmpty();
    }

    /** Where to go after logging in: the page that a link names when it is one of ours, else the first one. */
    public static String target(@Nullable String to) {
        return Challenge.safeTarget(to);
    }

    /** Lax, so that links in mails and chats open the page; what changes something is checked for its origin. */
    private static Cookie cookie(String name, String value, RoutingContext request) {
        boolean isHttps = request.request().isSSL()
                || "https".equalsIgnoreCase(request.request().getHeader("X-Forwarded-Proto"));
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(isHttps)
                .setSameSite(CookieSameSite.LAX);
    }
}
