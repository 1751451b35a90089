package dev.amiss.service.idempotency;

import dev.amiss.service.database.OldRows;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Answers by key, in the caller's transaction. */
@Singleton
class IdempotencyStore implements OldRows {
    /** What a key was used for, and the answer then. */
    record Answer(
            String request,
            int status,
            @Nullable String location,
            @Nullable String body) {}

    private final Jdbi jdbi;

    IdempotencyStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Takes a key for a request; empty when it is new, after waiting for another transaction that is just taking it. */
    Optional<Answer> take(String actor, String key, String request) {
        return jdbi.withHandle(handle -> {
            int taken = handle.createUpdate("""
                            INSERT INTO idempotent_answer (actor, key, request) VALUES (:actor, :key, :request)
                            ON CONFLICT (actor, key) DO UPDATE
                            SET request = excluded.request, created_at = clock_timestamp()
                            WHERE idempotent_answer.created_at < clock_timestamp() - interval '24 hours'""")
                    .bind("actor", actor)
                    .bind("key", key)
                    .bind("request", request)
                    .execute();
            return taken == 1 ? Optional.empty() : find(handle, actor, key);
        });
    }

    /** What a key stands for, without taking it; empty when it is new. */
    Optional<Answer> find(String actor, String key) {
        return jdbi.withHandle(handle -> find(handle, actor, key));
    }

    private static Optional<Answer> find(Handle handle, String actor, String key) {
        return handle.createQuery("""
                        SELECT request, status, location, body FROM idempotent_answer
                        WHERE actor = :actor AND key = :key
                            AND created_at >= clock_timestamp() - interval '24 hours'""")
                .bind("actor", actor)
                .bind("key", key)
                .map((row, context) -> new Answer(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)))
                .findOne();
    }

    void keep(String actor, String key, Answer answer) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE idempotent_answer SET status = :status, location = :location, body = :body
                        WHERE actor = :actor AND key = :key""")
                .bind("status", answer.status())
                .bind("location", answer.location())
                .bind("body", answer.body())
                .bind("actor", actor)
                .bind("key", key)
                .execute());
    }

    @Override
    public String what() {
        return "answers by Idempotency-Key";
    }

    @Override
    public int delete(Handle handle, int most) {
        return handle.createUpdate("""
                        DELETE FROM idempotent_answer WHERE ctid = ANY(ARRAY(
                            SELECT ctid FROM idempotent_answer
                            WHERE created_at < clock_timestamp() - interval '24 hours'
                            LIMIT :most FOR UPDATE SKIP LOCKED))""").bind("most", most).execute();
    }
}
