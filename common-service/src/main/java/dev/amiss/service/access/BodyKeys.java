package dev.amiss.service.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whose requests are that carry their key in the body; see {@link KeyPlace}. Thread-safe. */
@Singleton
public class BodyKeys {
    private final AccessKeys keys;
    private final CurrentIdentityAssociation identity;
    private final KeyGuesses guesses;

    BodyKeys(AccessKeys keys, CurrentIdentityAssociation identity, KeyGuesses guesses) {
        this.keys = keys;
        this.identity = identity;
        this.guesses = guesses;
    }

    /**
     * The actor of the request at hand, as histories name it; empty when nobody knows its key. Whoever proved who they are
     * by the request's head, and everybody in open mode, needs none in the body. May block.
     *
     * @param secret the key in the body; null when it has none
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 when too many wrong keys came from there
     */
    public Optional<String> actor(@Nullable String secret) {
        SecurityIdentity known = identity.getIdentity();
        if (!known.isAnonymous()) {
            guesses.acceptedHead();
            return known.hasRole(Role.REPORTER_NAME)
                    ? Optional.of(known.getPrincipal().getName())
                    : Optional.empty();
        }
        if (secret == null) {
            guesses.refusedHead();
            return Optional.empty();
        }
        Optional<AccessKey> found = keys.find(secret);
        if (found.isEmpty()) {
            guesses.refused();
        }
        return found.map(AccessKey::actor);
    }
}
