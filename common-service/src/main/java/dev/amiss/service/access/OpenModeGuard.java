package dev.amiss.service.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * In open mode the browser of somebody on this machine is the way in: a page elsewhere could send requests, or read answers
 * under a name of its own that it lets point here. So the Host must be a name of this machine, and the Origin, when there
 * is one, the same. Other origins are never invited (no CORS).
 */
@ApplicationScoped
class OpenModeGuard {
    private static final Logger LOG = Logger.getLogger(OpenModeGuard.class);
    private static final int BEFORE_ALL_ELSE = 20_000;

    private final AccessMode mode;
    private final AccessConfig config;

    OpenModeGuard(AccessMode mode, AccessConfig config) {
        this.mode = mode;
        this.config = config;
    }

    void tell(@Observes StartupEvent event) {
        if (mode.isOpen()) {
            LOG.info("Open mode: everybody on this machine is an admin");
        } else if (!mode.isOidc() && config.keysFile().isEmpty()) {
            LOG.warn("No key is valid: AMISS_KEYS_FILE is not set, so all but /q/health answers 401");
        }
    }

    void register(@Observes Filters filters) {
        if (mode.isOpen()) {
            filters.register(OpenModeGuard::check, BEFORE_ALL_ELSE);
        }
    }

    private static void check(RoutingContext context) {
        Optional<AccessProblem> problem =
                problem(context.request().authority(), context.request().getHeader("Origin"));
        if (problem.isPresent()) {
            problem.get().send(context);
        } else {
            context.next();
        }
    }

    /** What speaks against a request to this authority from a page of this origin. */
    static Optional<AccessProblem> problem(@Nullable HostAndPort authority, @Nullable String origin) {
        if (authority == null || !isThisMachine(authority.host())) {
            return Optional.of(AccessProblem.FOREIGN_HOST);
        }
        return origin == null || SameOrigin.isOwn(authority, origin)
                ? Optional.empty()
                : Optional.of(AccessProblem.FOREIGN_ORIGIN);
    }

    private static boolean isThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
