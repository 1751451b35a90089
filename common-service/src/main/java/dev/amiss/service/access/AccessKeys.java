package dev.amiss.service.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that are valid now. Safe for use by many threads; never blocks for long. */
@Singleton
public class AccessKeys {
    private final @Nullable KeysFile file;

    @Inject
    public AccessKeys(AccessConfig config) {
        this(config.keysFile());
    }

    AccessKeys(Optional<Path> file) {
        this.file = file.map(KeysFile::new).orElse(null);
    }

    /** Whose secret this is; empty when it is nobody's. */
    public Optional<AccessKey> find(String secret) {
        return file == null || secret.isEmpty() ? Optional.empty() : file.find(secret);
    }

    /** The key of this name; empty when there is none any more. */
    Optional<AccessKey> named(String name) {
        return file == null ? Optional.empty() : file.named(name);
    }

    /** Where they are kept; null when no file is configured. */
    @Nullable
    KeysFile file() {
        return file;
    }
}
