package dev.amiss.service.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the service's own database is used. */
@ConfigMapping(prefix = "amiss.database")
public interface DatabaseConfig {
    /**
     * After how long a statement is ended, whatever it does; in whole seconds, at least one. PostgreSQL may have planned it
     * while its tables were small, and would carry it out so for hours while what waits for its locks waits too.
     */
    @WithDefault("2m")
    Duration statementTimeout();
}
