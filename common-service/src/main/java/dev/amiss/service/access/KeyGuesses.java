package dev.amiss.service.access;

import dev.amiss.service.problem.Problems;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Limits guessing where a resource itself looks at keys: those in addresses and bodies. About the request at hand.
 * Thread-safe.
 */
@Singleton
public class KeyGuesses {
    private final FailedLogins failed;
    private final KeyPlaces places;
    private final RoutingContext context;

    KeyGuesses(FailedLogins failed, KeyPlaces places, RoutingContext context) {
        this.failed = failed;
        this.places = places;
        this.context = context;
    }

    /** The key in the request's head was right. */
    void acceptedHead() {
        String credential = places.credential(context.request());
        if (credential != null) {
            failed.accepted(address(), credential);
        }
    }

    /**
     * That key was wrong.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 when too many wrong ones came from there
     */
    public void refused() {
        int wait = failed.waitSec(address());
        if (wait > 0) {
            throw Problems.of(429, "too-many-requests", "Too many requests", AccessProblem.TOO_MANY_WRONG)
                    .withHeader("Retry-After", wait)
                    .build();
        }
        failed.refused(address());
    }

    /** The request was refused, and its body has no key; that counts if its head has one. */
    void refusedHead() {
        if (places.credential(context.request()) != null) {
            refused();
        }
    }

    private String address() {
        return FailedLogins.address(context);
    }
}
