package dev.amiss.service.console;

import dev.amiss.service.problem.Problems;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells forms of our own pages from those of others: a random token stands in a cookie and, the same, in the form's field
 * {@code csrf} or the header {@code X-Csrf-Token}. Another site can make the browser send the cookie but cannot read it.
 * Stateless, so any replica checks what any other gave. Thread-safe.
 */
@Singleton
public class Csrf {
    /** The form's field. */
    public static final String FIELD = "csrf";

    static final String HEADER = "X-Csrf-Token";
    private static final String COOKIE = "amiss_csrf";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{32}");
    private static final int RANDOM_BYTES = 24;
    private static final List<String> OWN_SITES = List.of("same-origin", "none");

    private final SecureRandom random = new SecureRandom();

    /** The token of this browser; it gets a new one when it has none. To be called before the answer's head is sent. */
    public String token(RoutingContext request) {
        String known = fromCookie(request);
        if (known != null) {
            return known;
        }
        String drawn = request.get(COOKIE);
        if (drawn == null) {
            drawn = draw();
            request.put(COOKIE, drawn);
            request.response()
                    .addCookie(Cookie.cookie(COOKIE, drawn)
                            .setPath("/")
                            .setHttpOnly(true)
                            .setSecure(request.request().isSSL())
                            .setSameSite(CookieSameSite.LAX));
        }
        return drawn;
    }

    /**
     * Lets only requests of our own pages pass.
     *
     * @param sent what the form said
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 for others
     */
    public void check(RoutingContext request, @Nullable String sent) {
        String site = request.request().getHeader("Sec-Fetch-Site");
        String header = request.request().getHeader(HEADER);
        String known = fromCookie(request);
        String said = sent == null || sent.isEmpty() ? header : sent;
        if ((site != null && !OWN_SITES.contains(site)) || known == null || said == null || !same(known, said)) {
            throw Problems.of(
                            403,
                            "foreign-form",
                            "Not sent",
                            "This form was not sent from a page that is open here, or the page was open for too long."
                                    + " Nothing was changed: load the page again and repeat it.")
                    .build();
        }
    }

    private static @Nullable String fromCookie(RoutingContext request) {
        Cookie cookie = request.request().getCookie(COOKIE);
        return cookie != null && TOKEN.matcher(cookie.getValue()).matches() ? cookie.getValue() : null;
    }

    private static boolean same(String known, String said) {
        return MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
    }

    private String draw() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
