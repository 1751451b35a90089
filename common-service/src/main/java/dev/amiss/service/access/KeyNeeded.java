package dev.amiss.service.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets nobody without an identity past, but to health, to what the service declares public, and to resources that take the
 * key out of the body.
 */
@ApplicationScoped
class KeyNeeded implements HttpSecurityPolicy {
    /** Health, and what the page to log in needs. */
    private static final List<String> ALWAYS = List.of("/q/health", "/console", "/webjars", "/logout");
    /** With an OpenID provider this is where it sends people back to, and asks for an identity like any page. */
    private static final String LOGIN = "/login";

    private final List<String> publicPaths;
    private final KeyPlaces places;
    private final FailedLogins failed;

    KeyNeeded(AccessConfig config, KeyPlaces places, AccessMode mode, FailedLogins failed) {
        this.places = places;
        this.failed = failed;
        List<String> paths = new ArrayList<>(config.publicPaths().orElse(List.of()));
        paths.addAll(ALWAYS);
        if (!mode.isOidc()) {
            paths.add(LOGIN);
        }
        this.publicPaths = List.copyOf(paths);
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext ignored) {
        String path = request.normalizedPath();
        if (isPublic(path) || places.areInBody(path)) {
            return CheckResult.permit();
        }
        return identity.map(who -> who.isAnonymous() ? CheckResult.DENY : letIn(request));
    }

    private CheckResult letIn(RoutingContext request) {
        String credential = places.credential(request.request());
        if (credential != null) {
            failed.accepted(FailedLogins.address(request), credential);
        }
        return CheckResult.PERMIT;
    }

    private boolean isPublic(String path) {
        return publicPaths.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
    }
}
