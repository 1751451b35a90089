package dev.amiss.service.problem;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** How large bodies may be. */
@ConfigMapping(prefix = "amiss.body")
public interface BodyConfig {
    /** Ends of the paths that take 16 MiB. */
    @WithDefault("/bulk")
    List<String> bulkPaths();
}
