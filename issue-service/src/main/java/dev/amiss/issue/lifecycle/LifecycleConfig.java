package dev.amiss.issue.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of issues' lives. */
@ConfigMapping(prefix = "amiss.issues")
public interface LifecycleConfig {
    /** For how long an issue is kept after it was resolved, with its history ({@code AMISS_ISSUES_KEEP_RESOLVED}). */
    @WithDefault("365d")
    Duration keepResolved();
}
