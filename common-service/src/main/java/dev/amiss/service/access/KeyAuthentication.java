package dev.amiss.service.access;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Makes an identity of a key, or of the session that a person began with one: principal {@code key:NAME}, with the roles that
 * the key's role includes. In open mode everybody is {@code anonymous} with all roles. A request without a valid key is left
 * to other mechanisms, and is nobody's when none knows it.
 */
@ApplicationScoped
class KeyAuthentication implements HttpAuthenticationMechanism {
    static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    /** Marks the identities that are made here. */
    static final String BY_KEY = "amiss.by-key";

    private static final SecurityIdentity EVERYBODY = identity(CurrentActor.ANONYMOUS, Role.ADMIN);
    private static final int BEFORE_OIDC = DEFAULT_PRIORITY + 100;

    private final AccessKeys keys;
    private final KeyPlaces places;
    private final Sessions sessions;
    private final AccessMode mode;
    private final FailedLogins failed;

    KeyAuthentication(AccessKeys keys, KeyPlaces places, Sessions sessions, AccessMode mode, FailedLogins failed) {
        this.keys = keys;
        this.places = places;
        this.sessions = sessions;
        this.mode = mode;
        this.failed = failed;
    }

    @Override
    public int getPriority() {
        return BEFORE_OIDC;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager ignored) {
        if (mode.isOpen()) {
            return Uni.createFrom().item(EVERYBODY);
        }
        return Uni.createFrom().optional(key(context).map(key -> identity(key.actor(), key.role())));
    }

    /** A key, right or wrong, counts before the session. */
    private Optional<AccessKey> key(RoutingContext context) {
        Optional<String> secret = places.secret(context.request());
        if (secret.isPresent()) {
            return keys.find(secret.get());
        }
        Cookie session = context.request().getCookie(Sessions.COOKIE);
        return mode.isOidc() || session == null ? Optional.empty() : sessions.find(session.getValue());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        HttpResponseStatus.UNAUTHORIZED.code(),
                        WWW_AUTHENTICATE,
                        Challenge.of(context).header()));
    }

    /** Leaves it to the OpenID provider to ask people who they are. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        if (places.credential(context.request()) != null) {
            failed.refused(FailedLogins.address(context));
        }
        Challenge challenge = Challenge.of(context);
        if (mode.isOidc() && challenge == Challenge.LOG_IN) {
            return Uni.createFrom().item(false);
        }
        challenge.send(context);
        return Uni.createFrom().item(true);
    }

    private static SecurityIdentity identity(String name, Role role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(role.included())
                .addAttribute(BY_KEY, true)
                .build();
    }
}
