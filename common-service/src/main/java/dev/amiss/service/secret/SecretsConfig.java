package dev.amiss.service.secret;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where secrets come from and what keeps them from readers of the database. */
@ConfigMapping(prefix = "amiss.secrets")
public interface SecretsConfig {
    /** {@code AMISS_SECRETS}: a folder of files, each named after the secret that it holds. */
    Optional<Path> folder();

    /**
     * {@code AMISS_ENCRYPTION_KEYS}: {@code ID:BASE64} of 32 bytes each, between commas; the first one seals, all of them
     * open.
     */
    Optional<String> encryptionKeys();

    /** {@code AMISS_ENCRYPTION_KEYS_FILE}: the same from a file, one a line. */
    Optional<Path> encryptionKeysFile();
}
