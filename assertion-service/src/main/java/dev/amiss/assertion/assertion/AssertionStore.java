package dev.amiss.assertion.assertion;

import dev.amiss.service.secret.SecretUnavailable;
import dev.amiss.service.secret.StoredSecrets;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Definitions that are not deleted. */
@Singleton
class AssertionStore implements PanacheRepository<AssertionEntity> {
    private static final Logger LOG = Logger.getLogger(AssertionStore.class);

    private final StoredSecrets secrets;
    private final Clock clock;

    AssertionStore(StoredSecrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    void sealAnew(@Observes StartupEvent event) {
        secrets.refresh("assertion", "check_secrets");
    }

    /** A new one, not stored yet. */
    AssertionEntity create() {
        AssertionEntity entity = new AssertionEntity();
        entity.createdAt = clock.instant();
        return entity;
    }

    /** Stores what it is from now on, the secrets of its check sealed. */
    void define(AssertionEntity entity, AssertionDefinition definition) {
        boolean isSame = secretsOf(entity).equals(definition.secrets());
        entity.define(definition, isSame ? null : secrets.seal(definition.secrets()), clock.instant());
        persistAndFlush(entity);
    }

    void remove(AssertionEntity entity) {
        entity.deletedAt = clock.instant();
        flush();
    }

    /** The secrets of its check, by JSON pointer; those that cannot be opened any more have to be sent again. */
    Map<String, String> secretsOf(AssertionEntity entity) {
        try {
            return secrets.open(entity.checkSecrets);
        } catch (SecretUnavailable e) {
            LOG.warnf("assertion=%d: %s", entity.id, e.getMessage());
            return Map.of();
        }
    }

    Optional<AssertionEntity> findLive(long id) {
        return find("id = ?1 and deletedAt is null", id).firstResultOptional();
    }

    Optional<AssertionEntity> findLive(String name) {
        return find("name = ?1 and deletedAt is null", name).firstResultOptional();
    }
}
