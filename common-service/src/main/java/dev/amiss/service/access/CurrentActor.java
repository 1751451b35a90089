package dev.amiss.service.access;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** Who sent the request at hand. */
@RequestScoped
public class CurrentActor {
    static final String ANONYMOUS = "anonymous";

    private final RoutingContext request;

    CurrentActor(RoutingContext request) {
        this.request = request;
    }

    /** As histories name the actor: {@code key:NAME}, or {@code anonymous} in open mode and on public paths. */
    public String name() {
        if (request.user() instanceof QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous()) {
            return user.getSecurityIdentity().getPrincipal().getName();
        }
        return ANONYMOUS;
    }
}
