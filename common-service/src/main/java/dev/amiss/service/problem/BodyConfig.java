package dev.amiss.service.problem;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How large bodies may be, and how slow. */
@ConfigMapping(prefix = "amiss.body")
public interface BodyConfig {
    /** Ends of the paths that take 16 MiB. */
    @WithDefault("/bulk")
    List<String> bulkPaths();

    /** How long a body may take to come; longer ones have a second more for each 64 KiB. */
    @WithDefault("30s")
    Duration patience();
}
