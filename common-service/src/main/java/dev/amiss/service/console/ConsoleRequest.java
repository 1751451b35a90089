package dev.amiss.service.console;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What templates need to know of the request at hand; they call it {@code cdi:console}. */
@Named("console")
@RequestScoped
public class ConsoleRequest {
    private final RoutingContext request;
    private final ServiceLinks links;
    private final Assets assets;
    private final Csrf csrf;
    private final Clock clock;

    ConsoleRequest(RoutingContext request, ServiceLinks links, Assets assets, Csrf csrf, Clock clock) {
        this.request = request;
        this.links = links;
        this.assets = assets;
        this.csrf = csrf;
        this.clock = clock;
    }

    /** What stands before paths of issue-service's pages. */
    public String issues() {
        return links.base(ConsoleService.ISSUE, host());
    }

    /** What stands before paths of responder-service's pages. */
    public String responder() {
        return links.base(ConsoleService.RESPONDER, host());
    }

    /** What stands before paths of assertion-service's pages. */
    public String assertion() {
        return links.base(ConsoleService.ASSERTION, host());
    }

    /** The token that each form carries in its field {@code csrf}. */
    public String csrf() {
        return csrf.token(request);
    }

    /** Who is looking, as histories name people: {@code key:NAME}, {@code user:…} or {@code anonymous}. */
    public String user() {
        return request.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? user.getSecurityIdentity().getPrincipal().getName()
                : "anonymous";
    }

    /** The stream of changes that pages of this service listen to; empty where there is none. */
    public String stream() {
        return links.isOwn(ConsoleService.ISSUE) ? "/api/v1/issues/stream" : "";
    }

    /** The time of the service, for pages to count from. */
    public String now() {
        return clock.instant().toString();
    }

    /** Changes when the style sheet or the script do. */
    public String assets() {
        return assets.version();
    }

    /** Path and query of this request, to come back to. */
    public String here() {
        return request.request().uri();
    }

    /** The reader's time zone, as the pages' script told it; UTC before, and without it. */
    public ZoneId zone() {
        Cookie cookie = request.request().getCookie("amiss_zone");
        try {
            return cookie == null
                    ? ZoneOffset.UTC
                    : ZoneId.of(URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8));
        } catch (DateTimeException | IllegalArgumentException e) {
            return ZoneOffset.UTC;
        }
    }

    /** The name of {@link #zone()} for people: {@code UTC}, {@code Europe/Berlin}. */
    public String zoneName() {
        return zone().equals(ZoneOffset.UTC) ? "UTC" : zone().getId();
    }

    /** What the page before wants said, once; null for nothing. */
    public @Nullable Flash flash() {
        return Flash.take(request);
    }

    private @Nullable String host() {
        return request.request().authority() == null
                ? null
                : request.request().authority().host();
    }
}
