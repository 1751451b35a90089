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
    /** Health, and the style and script that every page loads, the one for logging in included. */
    private static final List<String> ALWAYS = List.of("/q/health", "/console", "/webjars");

    private final List<String> publicPaths;
    private final KeyPlaces places;

    KeyNeeded(AccessConfig config, KeyPlaces places) {
        this.places = places;
        List<String> paths = new ArrayList<>(config.publicPaths().orElse(List.of()));
        paths.addAll(ALWAYS);
        this.publicPaths = List.copyOf(paths);
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext ignored) {
        String path = request.normalizedPath();
        if (isPublic(path) || places.areInBody(path)) {
            return CheckResult.permit();
        }
        return identity.map(who -> who.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
    }

    private boolean isPublic(String path) {
        return publicPaths.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
    }
}
