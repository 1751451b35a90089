package dev.amiss.issue.compat.pagerduty;

import dev.amiss.service.access.KeyPlace;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Clients of PagerDuty send their key as {@code routing_key} of the body. */
@Singleton
class RoutingKeyPlace implements KeyPlace {
    private static final Set<String> PATHS =
            Set.of("/v2/enqueue", "/v2/enqueue/", "/v2/change/enqueue", "/v2/change/enqueue/");

    @Override
    public Optional<String> secret(HttpServerRequest request) {
        return Optional.empty();
    }

    @Override
    public boolean isInBody(String path) {
        return PATHS.contains(path);
    }
}
