package dev.amiss.service.plugin;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where plugins come from. */
@ConfigMapping(prefix = "amiss.plugin")
public interface PluginsConfig {
    /** The folder whose {@code *.jar} files are plugins ({@code AMISS_PLUGINS}); absent: none. Read once, at start. */
    Optional<Path> folder();
}
