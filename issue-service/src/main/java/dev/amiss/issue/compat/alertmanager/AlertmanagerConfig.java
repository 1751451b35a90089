package dev.amiss.issue.compat.alertmanager;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the Alertmanager API. */
@ConfigMapping(prefix = "amiss.alertmanager")
public interface AlertmanagerConfig {
    /**
     * {@code AMISS_ALERTMANAGER_RESOLVE_TIMEOUT}: after how long an alert without an end is over unless it is sent again.
     */
    @WithDefault("5m")
    Duration resolveTimeout();
}
