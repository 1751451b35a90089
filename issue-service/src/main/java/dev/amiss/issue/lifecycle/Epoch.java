package dev.amiss.issue.lifecycle;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The epoch of this database; it rises when the database was restored from a backup. Thread-safe. */
@Singleton
public class Epoch {
    private final Jdbi jdbi;
    private volatile @Nullable Long epoch;

    Epoch(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public long current() {
        Long known = epoch;
        if (known == null) {
            known = jdbi.withHandle(handle -> handle.createQuery("SELECT epoch FROM epoch")
                    .mapTo(Long.class)
                    .one());
            epoch = known;
        }
        return known;
    }
}
