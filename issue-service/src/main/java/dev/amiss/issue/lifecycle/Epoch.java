package dev.amiss.issue.lifecycle;

import dev.amiss.issue.lifecycle.IssueEventsReader.Told;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The epoch of this database; it rises when the database was restored from a backup, which is found at start: a restored
 * one has another cluster, timeline or object id than the one that was backed up, or knows less than its own last events,
 * as a copy of the files does that was put back in its place. Thread-safe.
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

    private static final String KNOWS_LESS = """
            SELECT EXISTS (SELECT FROM unnest(CAST(:ids AS bigint[]), CAST(:versions AS bigint[])) AS told (id, version)
                LEFT JOIN issue i ON i.id = told.id
                WHERE i.version < told.version
                    OR i.id IS NULL AND told.id > (SELECT last_value FROM issue_id))""";

    private final Jdbi jdbi;
    private final IssueEventsReader events;
    private volatile @Nullable Long epoch;
    private volatile boolean compared;

    Epoch(Jdbi jdbi, IssueEventsReader events) {
        this.jdbi = jdbi;
        this.events = events;
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
        List<Told> told = told();
        boolean isRestored = jdbi.inTransaction(handle -> {
            long known = handle.createQuery("SELECT epoch FROM epoch FOR UPDATE")
                    .mapTo(Long.class)
                    .one();
            if (!isAnother(handle) && !knowsLess(handle, known, told)) {
                return false;
            }
            begin(handle, told);
            return true;
        });
        epoch = null;
        if (isRestored) {
            Log.warnf(
                    "This database was restored from a backup or moved: epoch %d begins, consumers are told",
                    current());
        }
    }

    /** Looks again when Kafka was away at the start. */
    void recogniseLate() {
        if (!compared) {
            recognise();
        }
    }

    /** The last events that went out, before anything else does; none when Kafka is away. */
    private List<Told> told() {
        try {
            List<Told> last = events.last();
            compared = true;
            return last;
        } catch (KafkaException e) {
            Log.warnf("Whether this database knows its own last events is looked at when Kafka answers: %s", e);
            return List.of();
        }
    }

    private static boolean isAnother(Handle handle) {
        String known = handle.createQuery("SELECT coalesce(database_identity, '') FROM epoch")
                .mapTo(String.class)
                .one();
        String identity = handle.createQuery(IDENTITY).mapTo(String.class).one();
        handle.createUpdate("UPDATE epoch SET database_identity = ?")
                .bind(0, identity)
                .execute();
        return !known.isEmpty() && !known.equals(identity);
    }

    private static boolean knowsLess(Handle handle, long epoch, List<Told> told) {
        List<Told> ours = told.stream().filter(event -> event.epoch() == epoch).toList();
        return told.stream().anyMatch(event -> event.epoch() > epoch)
                || handle.createQuery(KNOWS_LESS)
                        .bindArray(
                                "ids",
                                Long.class,
                                ours.stream().map(event -> event.issueId()).toList())
                        .bindArray(
                                "versions",
                                Long.class,
                                ours.stream().map(event -> event.version()).toList())
                        .mapTo(Boolean.class)
                        .one();
    }

    /** Goes on behind all that was ever told, also when the same backup is restored once more. */
    private static void begin(Handle handle, List<Told> told) {
        handle.createUpdate("UPDATE epoch SET epoch = greatest(epoch, :told) + 1, untold = true")
                .bind("told", told.stream().mapToLong(Told::epoch).max().orElse(0))
                .execute();
        handle.createQuery("SELECT setval('issue_id', greatest(last_value, :told) + :left) FROM issue_id")
                .bind(
                        "told",
                        told.stream().mapToLong(event -> event.issueId()).max().orElse(0))
                .bind("left", IDS_LEFT_OUT)
                .mapTo(Long.class)
                .one();
    }
}
