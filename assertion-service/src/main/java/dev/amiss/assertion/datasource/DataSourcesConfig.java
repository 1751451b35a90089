package dev.amiss.assertion.datasource;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How data sources are used. */
@ConfigMapping(prefix = "amiss.datasources")
public interface DataSourcesConfig {
    /**
     * {@code refuse} or {@code warn}: what becomes of a data source whose role can write. Unless set, refuse; in open
     * mode, where everybody on the machine is trusted anyway, warn.
     */
    Optional<String> writableRole();

    /** Connections to one data source at the same time; further checks wait within their time. */
    @WithDefault("4")
    int connections();
}
