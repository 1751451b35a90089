package dev.amiss.issue.lifecycle;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The epoch of this database; it rises when the database was restored from a backup, which is found at start: a restored
 * one has another cluster, timeline or object id than the one that was backed up. Thread-safe.
 */
@Startup(20)
@Singleton
public class Epoch {
    /** More than is opened between two backups: ids given after the backup must not come again. */
    private static final long IDS_LEFT_OUT = 10_000_000;

    private static final String IDENTITY = """
            SELECT (SELECT system_identifier FROM pg_control_system()) || '/'
                || (SELECT timeline_id FROM pg_control_checkpoint()) || '/'
                || (SELECT oid FROM pg_database WHERE datname = current_database())""";

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

    /** Looks whether this is still the database that it was. Must end before anything is read or written. */
    @PostConstruct
    void recognise() {
        boolean isRestored = jdbi.inTransaction(handle -> {
            String known = handle.createQuery("SELECT coalesce(database_identity, '') FROM epoch FOR UPDATE")
                    .mapTo(String.class)
                    .one();
            String identity = handle.createQuery(IDENTITY).mapTo(String.class).one();
            handle.createUpdate("UPDATE epoch SET database_identity = ?")
                    .bind(0, identity)
                    .execute();
            if (known.isEmpty() || known.equals(identity)) {
                return false;
            }
            begin(handle);
            return true;
        });
        epoch = null;
        if (isRestored) {
            Log.warnf(
                    "This database was restored from a backup or moved: epoch %d begins, consumers are told",
                    current());
        }
    }

    private static void begin(Handle handle) {
        handle.execute("UPDATE epoch SET epoch = epoch + 1, untold = true");
        handle.createQuery("SELECT setval('issue_id', last_value + ?) FROM issue_id")
                .bind(0, IDS_LEFT_OUT)
                .mapTo(Long.class)
                .one();
    }
}
