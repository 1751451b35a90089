package dev.amiss.service.secret;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The operator's encryption keys, read once at start. */
@Singleton
public class EncryptionKeys {
    private final List<SealKey> keys;
    private final List<SealKey> ofThisProcess = List.of(SealKey.random("process"));

    /** @throws IllegalStateException saying what is wrong with the keys, so that the service does not start */
    @Inject
    EncryptionKeys(SecretsConfig config) {
        this(config.encryptionKeys(), config.encryptionKeysFile());
    }

    public EncryptionKeys(Optional<String> words, Optional<Path> file) {
        try {
            this.keys = SealKey.parse(words.orElse("") + "\n" + read(file));
        } catch (IllegalArgumentException | IOException e) {
            throw new IllegalStateException("AMISS_ENCRYPTION_KEYS cannot be used: " + e.getMessage(), e);
        }
    }

    private static String read(Optional<Path> file) throws IOException {
        return file.isPresent() ? Files.readString(file.get(), StandardCharsets.UTF_8) : "";
    }

    /** Whether the operator gave any. */
    public boolean isGiven() {
        return !keys.isEmpty();
    }

    /** A seal that outlives this process and holds on every replica; empty when the operator gave no key. */
    public Optional<Seal> lasting(String purpose) {
        return keys.isEmpty() ? Optional.empty() : Optional.of(new Seal(purpose, keys));
    }

    /** A lasting seal, or one that ends with this process when the operator gave no key. */
    public Seal atLeastForThisProcess(String purpose) {
        return new Seal(purpose, keys.isEmpty() ? ofThisProcess : keys);
    }

    /** A text of 43 characters that replicas with the same first key agree on and nobody else can guess. */
    public Optional<String> derivedText(String purpose) {
        return keys.stream()
                .findFirst()
                .map(key -> Base64.getUrlEncoder().withoutPadding().encodeToString(key.derivedBytes(purpose)));
    }

    /** A line for the file of keys. */
    public static String newLine(String id) {
        return SealKey.random(id).line();
    }
}
