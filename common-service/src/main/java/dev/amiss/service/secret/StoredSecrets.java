package dev.amiss.service.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.amiss.model.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Secrets as they stand in the database: sealed, when the operator gave encryption keys; as they are, when not. What was
 * written before there were keys, or by older ones, is read all the same.
 */
@Singleton
public class StoredSecrets {
    private static final Logger LOG = Logger.getLogger(StoredSecrets.class);
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final int AT_ONCE = 200;

    private record Row(long id, Map<String, String> secrets) {}

    private final Optional<Seal> seal;
    private final Jdbi jdbi;

    StoredSecrets(EncryptionKeys keys, Jdbi jdbi) {
        this.seal = keys.lasting("stored secrets");
        this.jdbi = jdbi;
    }

    public Map<String, String> seal(Map<String, String> secrets) {
        Map<String, String> sealed = new LinkedHashMap<>();
        secrets.forEach((place, secret) ->
                sealed.put(place, seal.map(each -> each.seal(secret)).orElse(secret)));
        return sealed;
    }

    /** @throws SecretUnavailable when one was sealed by a key that is not given any more */
    public Map<String, String> open(Map<String, String> stored) throws SecretUnavailable {
        Map<String, String> open = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : stored.entrySet()) {
            open.put(each.getKey(), open(each.getValue()));
        }
        return open;
    }

    private String open(String stored) throws SecretUnavailable {
        if (!Seal.isSealed(stored)) {
            return stored;
        }
        return seal.flatMap(each -> each.open(stored))
                .orElseThrow(
                        () -> new SecretUnavailable("a kept secret was sealed by an encryption key that is not among"
                                + " AMISS_ENCRYPTION_KEYS; give that key, or send the secret again"));
    }

    /**
     * Seals with the first key what is not yet, so that older keys can be taken away afterwards; in batches, beside whoever
     * else does the same.
     *
     * @param table has a number {@code id} and this column of secrets by place
     */
    public void refresh(String table, String column) {
        if (seal.isEmpty()) {
            LOG.warnf("AMISS_ENCRYPTION_KEYS is not set: secrets in %s stand in the database as they are", table);
            return;
        }
        long after = 0;
        int refreshed = 0;
        List<Row> rows;
        do {
            long from = after;
            rows = jdbi.inTransaction(handle -> refresh(handle, table, column, from, seal.get()));
            refreshed +=
                    (int) rows.stream().filter(row -> !row.secrets().isEmpty()).count();
            after = rows.isEmpty() ? after : rows.get(rows.size() - 1).id();
        } while (rows.size() == AT_ONCE);
        if (refreshed > 0) {
            LOG.infof("secrets sealed with the first encryption key table=%s rows=%d", table, refreshed);
        }
    }

    /** The rows looked at, with their secrets where they were sealed anew and none where they were not. */
    private List<Row> refresh(Handle handle, String table, String column, long after, Seal current) {
        List<Row> rows = handle.createQuery(
                        "SELECT id, " + column + "::text AS secrets FROM " + table + " WHERE id > :after" + " AND "
                                + column + " <> '{}' ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED")
                .bind("after", after)
                .bind("most", AT_ONCE)
                .map((row, context) -> new Row(row.getLong("id"), read(row.getString("secrets"))))
                .list();
        List<Row> done = new ArrayList<>();
        for (Row row : rows) {
            Row anew = new Row(row.id(), sealedAnew(table, row, current));
            write(handle, table, column, anew);
            done.add(anew);
        }
        return done;
    }

    private Map<String, String> sealedAnew(String table, Row row, Seal current) {
        if (row.secrets().values().stream().allMatch(current::isCurrent)) {
            return Map.of();
        }
        try {
            return seal(open(row.secrets()));
        } catch (SecretUnavailable e) {
            LOG.errorf("secrets of %s id=%d stay as they are: %s", table, row.id(), e.getMessage());
            return Map.of();
        }
    }

    private static void write(Handle handle, String table, String column, Row row) {
        if (!row.secrets().isEmpty()) {
            handle.createUpdate("UPDATE " + table + " SET " + column + " = :secrets::jsonb WHERE id = :id")
                    .bind("secrets", Json.mapper().valueToTree(row.secrets()).toString())
                    .bind("id", row.id())
                    .execute();
        }
    }

    private static Map<String, String> read(String json) {
        try {
            return Json.mapper().readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds JSON that cannot be read", e);
        }
    }
}
