package dev.amiss.service.plugin;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells what plugins added. Always up: a plugin that cannot be used leaves the service able to work. */
@Readiness
@Singleton
class PluginsHealth implements HealthCheck {
    private final Plugins plugins;

    PluginsHealth(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("plugins").up();
        if (!plugins.found().isEmpty()) {
            answer.withData("found", String.join(", ", plugins.found()));
        }
        if (!plugins.problems().isEmpty()) {
            answer.withData("problems", String.join("; ", plugins.problems()));
        }
        return answer.build();
    }
}
