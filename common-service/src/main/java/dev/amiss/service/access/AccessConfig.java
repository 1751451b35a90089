package dev.amiss.service.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How callers are told apart. */
@ConfigMapping(prefix = "amiss.access")
public interface AccessConfig {
    /**
     * {@code AMISS_AUTH}: {@code keys}; {@code oidc}, where an OpenID provider says who people are; or {@code open}, where
     * everybody is an admin named anonymous and the service listens on loopback only.
     */
    @WithDefault("keys")
    String mode();

    /** {@code AMISS_KEYS_FILE}: lines of name, role and the key's SHA-256 in hex; read again when it changes. */
    Optional<Path> keysFile();

    /** {@code AMISS_SESSION_SEC}: how long a person who logged in with a key stays so. */
    @WithDefault("43200")
    long sessionSec();

    /** Paths, with all below them, that need no key because what they carry is one, such as {@code /ping}. */
    Optional<List<String>> publicPaths();
}
