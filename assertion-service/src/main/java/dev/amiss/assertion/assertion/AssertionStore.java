package dev.amiss.assertion.assertion;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Definitions that are not deleted. */
@Singleton
class AssertionStore implements PanacheRepository<AssertionEntity> {
    Optional<AssertionEntity> findLive(long id) {
        return find("id = ?1 and deletedAt is null", id).firstResultOptional();
    }

    Optional<AssertionEntity> findLive(String name) {
        return find("name = ?1 and deletedAt is null", name).firstResultOptional();
    }
}
