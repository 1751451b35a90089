package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.service.database.StoredJson;
import dev.amiss.service.problem.FieldError;
import dev.amiss.service.problem.Problems;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What assertions depend on, in the caller's transaction. Never a circle: changes of it wait for each other. */
@Singleton
class Dependencies {
    /** Any number that no other lock of this database has. */
    private static final long LOCK = 0x616d6973_64657073L;

    private static final int SHOWN = 20;

    /** What an assertion {@code a} depends on as JSON: names and ids, as its owner wrote them, or null. */
    static final String OF_A = """
            (SELECT jsonb_agg(CASE WHEN e.by_name THEN to_jsonb(p.name) ELSE to_jsonb(p.id) END ORDER BY e.position)
                FROM dependency e JOIN assertion p ON p.id = e.parent_id
                WHERE e.child_id = a.id AND p.deleted_at IS NULL)""";

    ArrayNode of(Handle handle, long assertionId) {
        return handle.createQuery("SELECT " + OF_A + " FROM assertion a WHERE a.id = :id")
                .bind("id", assertionId)
                .map((row, context) -> read(row.getString(1)))
                .one();
    }

    static ArrayNode read(@Nullable String json) {
        return json == null ? JsonNodeFactory.instance.arrayNode() : (ArrayNode) StoredJson.read(json);
    }

    /**
     * Makes these the assertions that one depends on.
     *
     * @param sent names and ids
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when there is none of a name or id, or it would be a circle
     */
    void replace(Handle handle, long assertionId, List<JsonNode> sent) {
        if (sent.isEmpty()) {
            delete(handle, assertionId);
            return;
        }
        handle.execute("SELECT pg_advisory_xact_lock(?)", LOCK);
        Map<Long, JsonNode> parents = resolve(handle, sent);
        delete(handle, assertionId);
        int position = 0;
        for (Map.Entry<Long, JsonNode> parent : parents.entrySet()) {
            refuseCircle(handle, assertionId, parent.getKey(), "/depends_on/" + sent.indexOf(parent.getValue()));
            handle.createUpdate("""
                            INSERT INTO dependency (child_id, parent_id, position, by_name)
                            VALUES (:child, :parent, :position, :byName)""")
                    .bind("child", assertionId)
                    .bind("parent", parent.getKey())
                    .bind("position", position++)
                    .bind("byName", parent.getValue().isTextual())
                    .execute();
        }
    }

    private static void delete(Handle handle, long assertionId) {
        handle.createUpdate("DELETE FROM dependency WHERE child_id = :child")
                .bind("child", assertionId)
                .execute();
    }

    private static Map<Long, JsonNode> resolve(Handle handle, List<JsonNode> sent) {
        Map<Long, JsonNode> parents = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            Optional<Long> id = find(handle, sent.get(i));
            if (id.isPresent()) {
                parents.putIfAbsent(id.get(), sent.get(i));
            } else {
                errors.add(new FieldError("/depends_on/" + i, "there is no assertion " + sent.get(i)));
            }
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return parents;
    }

    private static Optional<Long> find(Handle handle, JsonNode sent) {
        String column = sent.isTextual() ? "name" : "id";
        Object value = sent.isTextual() ? sent.textValue().strip() : (Object) sent.longValue();
        return handle.createQuery("SELECT id FROM assertion WHERE deleted_at IS NULL AND " + column + " = :value")
                .bindByType("value", value, value.getClass())
                .mapTo(Long.class)
                .findOne();
    }

    /** A circle it is when the parent depends on the child already. */
    private static void refuseCircle(Handle handle, long childId, long parentId, String pointer) {
        List<String> way = handle.createQuery("""
                        WITH RECURSIVE up AS (
                            SELECT CAST(:parent AS bigint) AS id, ARRAY[CAST(:parent AS bigint)] AS way
                            UNION ALL
                            SELECT d.parent_id, up.way || d.parent_id FROM dependency d JOIN up ON d.child_id = up.id
                            WHERE NOT d.parent_id = ANY(up.way)),
                        found AS (SELECT way FROM up WHERE id = :child ORDER BY cardinality(way) LIMIT 1)
                        SELECT a.name FROM found, unnest(found.way) WITH ORDINALITY AS w(id, n)
                        JOIN assertion a ON a.id = w.id ORDER BY w.n LIMIT :most""")
                .bind("parent", parentId)
                .bind("child", childId)
                .bind("most", SHOWN)
                .mapTo(String.class)
                .list();
        if (!way.isEmpty()) {
            String last = way.get(way.size() - 1);
            throw Problems.invalid(pointer, "would make a circle: " + last + " → " + String.join(" → ", way));
        }
    }
}
