package dev.amiss.local.command;

import dev.amiss.local.config.ConfigException;
import dev.amiss.local.config.DataFolder;
import dev.amiss.local.config.LocalConfig;
import dev.amiss.local.config.ReadLocalConfig;
import java.nio.file.Path;

/** Where the commands work: the sources that the scripts name, and the environment. */
final class Place {
    private Place() {}

    static Path home() {
        return Path.of(System.getProperty("amiss.home", ".")).toAbsolutePath().normalize();
    }

    static DataFolder data() {
        return ReadLocalConfig.dataFolder(System.getenv(), home());
    }

    static LocalConfig config() throws ConfigException {
        return ReadLocalConfig.from(System.getenv(), home());
    }
}
