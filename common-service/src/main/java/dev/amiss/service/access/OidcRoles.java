package dev.amiss.service.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives those whom the OpenID provider knows the roles that its claim stands for here, and no others. */
@ApplicationScoped
class OidcRoles implements SecurityIdentityAugmentor {
    private static final int LONGEST_NAME = 100;

    private final AccessMode mode;
    private final OidcConfig config;

    OidcRoles(AccessMode mode, OidcConfig config) {
        this.mode = mode;
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean isOurs = identity.isAnonymous() || identity.getAttribute(KeyAuthentication.BY_KEY) != null;
        return Uni.createFrom().item(isOurs || !mode.isOidc() ? identity : translate(identity));
    }

    private SecurityIdentity translate(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(
                        new QuarkusPrincipal(nameOf(identity.getPrincipal().getName())))
                .addRoles(roles(identity.getRoles()))
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .build();
    }

    /** The highest role that one of these claims stands for, with all that it includes; empty when none stands for any. */
    Set<String> roles(Collection<String> claimed) {
        return Stream.of(Role.ADMIN, Role.OPERATOR, Role.REPORTER)
                .filter(role -> words(role).stream().anyMatch(claimed::contains))
                .findFirst()
                .map(Role::included)
                .orElse(Set.of());
    }

    private List<String> words(Role role) {
        return switch (role) {
            case REPORTER -> config.roleReporter();
            case OPERATOR -> config.roleOperator();
            case ADMIN -> config.roleAdmin();
        };
    }

    /** As histories name somebody: without line breaks, and not too long. */
    static String nameOf(String name) {
        String clean = name.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .limit(LONGEST_NAME)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .strip();
        return "user:" + clean;
    }
}
