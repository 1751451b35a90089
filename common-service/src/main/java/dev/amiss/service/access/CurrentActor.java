package dev.amiss.service.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who sent the request at hand. */
@RequestScoped
public class CurrentActor {
    static final String ANONYMOUS = "anonymous";

    private final RoutingContext request;

    CurrentActor(RoutingContext request) {
        this.request = request;
    }

    /** As histories name the actor: {@code key:NAME}, {@code user:NAME}, or {@code anonymous} in open mode and on public paths. */
    public String name() {
        SecurityIdentity identity = identity();
        return identity == null ? ANONYMOUS : identity.getPrincipal().getName();
    }

    /** Whether the actor may see what others sent, which reporters may not. */
    public boolean mayRead() {
        SecurityIdentity identity = identity();
        return identity != null && identity.hasRole(Role.OPERATOR_NAME);
    }

    /** Whether the actor may change everything. */
    public boolean isAdmin() {
        SecurityIdentity identity = identity();
        return identity != null && identity.hasRole(Role.ADMIN_NAME);
    }

    private @Nullable SecurityIdentity identity() {
        return request.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? user.getSecurityIdentity()
                : null;
    }
}
