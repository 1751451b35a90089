package dev.amiss.service.access;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes an identity of a key: principal {@code key:NAME}, with the roles that the key's role includes. In open mode everybody
 * is {@code anonymous} with all roles. A request without a valid
 * key is left to other mechanisms, and is nobody's when none knows it.
 */
@ApplicationScoped
class KeyAuthentication implements HttpAuthenticationMechanism {
    static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    private static final SecurityIdentity EVERYBODY = identity(CurrentActor.ANONYMOUS, Role.ADMIN);

    private final AccessKeys keys;
    private final KeyPlaces places;
    private final AccessMode mode;

    KeyAuthentication(AccessKeys keys, KeyPlaces places, AccessMode mode) {
        this.keys = keys;
        this.places = places;
        this.mode = mode;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager ignored) {
        if (mode.isOpen()) {
            return Uni.createFrom().item(EVERYBODY);
        }
        return Uni.createFrom()
                .optional(places.secret(context.request())
                        .flatMap(keys::find)
                        .map(key -> identity(key.actor(), key.role())));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(HttpResponseStatus.UNAUTHORIZED.code(), WWW_AUTHENTICATE, challenge(context)));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        AccessProblem.UNAUTHENTICATED.send(context);
        return Uni.createFrom().item(true);
    }

    /** People's browsers ask for the key when the challenge is Basic; programs are not to ask anybody. */
    static String challenge(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return (accept != null && accept.contains("text/html") ? "Basic" : "Bearer") + " realm=\"Amiss\"";
    }

    private static SecurityIdentity identity(String name, Role role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(role.included())
                .build();
    }
}
