package dev.amiss.issue.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of issues' histories. */
@ConfigMapping(prefix = "amiss.history")
public interface HistoryConfig {
    /** For how long each line is kept, also of issues that live longer ({@code AMISS_HISTORY_KEEP}). */
    @WithDefault("365d")
    Duration keep();
}
