package dev.amiss.service.console;

import io.quarkus.runtime.Startup;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this process is; templates call it {@code cdi:about}. Immutable. */
@Startup
@Named("about")
@Singleton
public class About {
    private final String service;
    private final String version;
    private final Instant since;

    About(
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "quarkus.application.version") String version,
            Clock clock) {
        this.service = service;
        this.version = version;
        this.since = clock.instant();
    }

    /** {@code issue-service}. */
    public String service() {
        return service;
    }

    /** {@code 1.2.0}. */
    public String version() {
        return version;
    }

    /** When this process began to serve. */
    public Instant since() {
        return since;
    }

    /** The Java that it runs on: {@code 17.0.9}. */
    public String java() {
        return Runtime.version().toString().replaceFirst("[+-].*", "");
    }
}
