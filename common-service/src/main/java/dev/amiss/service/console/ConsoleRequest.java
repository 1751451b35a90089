package dev.amiss.service.console;

import dev.amiss.service.access.AccessMode;
import dev.amiss.service.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What templates need to know of the request at hand; they call it {@code cdi:console}. */
@Named("console")
@RequestScoped
public class ConsoleRequest {
    private final RoutingContext request;
    private final ServiceLinks links;
    private final Assets assets;
    private final Csrf csrf;
    private final AccessMode mode;
    private final Clock clock;

    ConsoleRequest(RoutingContext request, ServiceLinks links, Assets assets, Csrf csrf, AccessMode mode, Clock clock) {
        this.request = request;
        this.links = links;
        this.assets = assets;
        this.csrf = csrf;
        this.mode = mode;
        this.clock = clock;
    }

    /** The address of the service at hand as people have it, for commands to copy: {@code https://amiss.example.com}. */
    public String address() {
        return links.oneHost()
                .orElseGet(() ->
                        request.request().scheme() + "://" + request.request().authority());
    }

    /** What stands before paths of issue-service's pages. */
    public String issues() {
        return base(ConsoleService.ISSUE);
    }

    /** What stands before paths of responder-service's pages. */
    public String responder() {
        return base(ConsoleService.RESPONDER);
    }

    /** What stands before paths of assertion-service's pages. */
    public String assertion() {
        return base(ConsoleService.ASSERTION);
    }

    /** The token that each form carries in its field {@code csrf}. */
    public String csrf() {
        return csrf.token(request);
    }

    /** Who is looking, as histories name people: {@code key:NAME}, {@code user:…} or {@code anonymous}. */
    public String user() {
        SecurityIdentity identity = identity();
        return identity == null ? "anonymous" : identity.getPrincipal().getName();
    }

    /** What that person may do: {@code reporter}, {@code operator} or {@code admin}; empty for nothing. */
    public String role() {
        SecurityIdentity identity = identity();
        return identity == null
                ? ""
                : Stream.of(Role.ADMIN, Role.OPERATOR, Role.REPORTER)
                        .map(Role::wire)
                        .filter(identity::hasRole)
                        .findFirst()
                        .orElse("");
    }

    /** Whether nobody needs a key here. */
    public boolean isOpen() {
        return mode.isOpen();
    }

    /** The stream of changes that pages of this service listen to; empty where there is none. */
    public String stream() {
        return links.isOwn(ConsoleService.ISSUE) ? "/api/v1/issues/stream" : "";
    }

    /** A value as a query carries it. */
    public String encoded(String value) {
        return FormText.encode(value);
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

    private @Nullable SecurityIdentity identity() {
        return request.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? user.getSecurityIdentity()
                : null;
    }

    /** A fragment stands in the page of the service that asks for it, where plain paths lead to that one. */
    private String base(ConsoleService service) {
        String page = request.request().getHeader(FragmentForwarder.PAGE);
        String browsersHost = request.request().getHeader(FragmentForwarder.HOST);
        return links.base(service, page == null ? links.own() : page, browsersHost == null ? host() : browsersHost);
    }

    private @Nullable String host() {
        return request.request().authority() == null
                ? null
                : request.request().authority().host();
    }
}
