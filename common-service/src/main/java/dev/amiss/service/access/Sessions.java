package dev.amiss.service.access;

import dev.amiss.service.secret.EncryptionKeys;
import dev.amiss.service.secret.Seal;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Log-ins of people by a key. The cookie holds, sealed, whose key it was and until when the log-in lasts, so that nothing is
 * kept and every replica of every service with the same encryption keys knows it. It ends with the key, and gains or loses
 * what the key gains or loses.
 */
@Singleton
class Sessions {
    /** The name of the cookie. */
    static final String COOKIE = "amiss_session";

    private static final Logger LOG = Logger.getLogger(Sessions.class);
    private static final String SEPARATOR = " ";

    private final AccessKeys keys;
    private final Clock clock;
    private final Duration length;
    private final Seal seal;
    private final boolean isLasting;

    Sessions(AccessKeys keys, EncryptionKeys encryption, AccessConfig config, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.length = Duration.ofSeconds(config.sessionSec());
        this.seal = encryption.atLeastForThisProcess("session");
        this.isLasting = encryption.isGiven();
    }

    void tell(@Observes StartupEvent event, AccessMode mode) {
        if (!isLasting && !mode.isOpen()) {
            LOG.warn("AMISS_ENCRYPTION_KEYS is not set: log-ins of people hold on this replica only and end with it");
        }
    }

    Duration length() {
        return length;
    }

    /** The cookie's value for somebody who showed this key. */
    String begin(AccessKey key) {
        Instant end = clock.instant().plus(length);
        return seal.seal(String.join(SEPARATOR, key.name(), key.fingerprint(), Long.toString(end.getEpochSecond())));
    }

    /** The key that the log-in was made with; empty when the log-in or the key has ended, or the cookie is none of ours. */
    Optional<AccessKey> find(String cookie) {
        return seal.open(cookie).flatMap(this::keyOf);
    }

    private Optional<AccessKey> keyOf(String content) {
        String[] parts = content.split(SEPARATOR, -1);
        if (parts.length != 3 || clock.instant().getEpochSecond() >= Long.parseLong(parts[2])) {
            return Optional.empty();
        }
        return keys.named(parts[0]).filter(key -> key.fingerprint().equals(parts[1]));
    }
}
