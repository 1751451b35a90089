package dev.amiss.assertion.records;

import dev.amiss.assertion.records.RecordFindings.Flapping;
import dev.amiss.assertion.records.RecordFindings.Terms;
import dev.amiss.assertion.records.RecordSet.Owner;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Turns a series of issues of one record into one, by the rule for assertions as a whole: when a record changed too often its
 * issue is marked and stays open; when it has changed at most half as often within the time, it is told how it stands. Works
 * on the changes of a run before they are reported. A run that changes very many records at once counts for none of them:
 * that is an outage and no restlessness, and what is remembered stays small.
 */
record RestlessRecords(Handle handle, Owner owner, Terms terms) {
    private static final int MOST_CHANGES = 1_000;
    private static final int MOST_REMEMBERED = 10_000;

    private record Looked(int changes, boolean remembered) {}

    void settle() {
        Flapping rule = terms.flapping();
        Looked looked = look();
        boolean counts = !rule.isOff() && looked.changes() > 0 && looked.changes() <= MOST_CHANGES;
        if (counts) {
            apply(RestlessStatements.REMEMBER);
        }
        if (!counts && !looked.remembered()) {
            return;
        }
        List.of(
                        RestlessStatements.FORGET_CHANGES,
                        RestlessStatements.CALM,
                        RestlessStatements.KEEP_OPEN,
                        RestlessStatements.BEGIN,
                        RestlessStatements.MARK,
                        RestlessStatements.FORGET_RECORDS)
                .forEach(this::apply);
    }

    private Looked look() {
        return handle.createQuery(RestlessStatements.LOOK)
                .bind("id", owner.assertionId())
                .bind("most", MOST_CHANGES + 1)
                .map((row, context) -> new Looked(row.getInt("changes"), row.getBoolean("remembered")))
                .one();
    }

    private void apply(String sql) {
        Flapping rule = terms.flapping();
        Map<String, Object> values = Map.of(
                "id", owner.assertionId(),
                "type", owner.recordType(),
                "at", terms.at(),
                "since", terms.at().minus(rule.within()),
                "changes", rule.isOff() ? Integer.MAX_VALUE : rule.changes(),
                "calm", rule.isOff() ? Integer.MAX_VALUE : rule.changes() / 2,
                "room", MOST_REMEMBERED);
        try (var update = handle.createUpdate(sql)) {
            values.forEach((name, value) -> {
                if (sql.contains(":" + name)) {
                    update.bind(name, value);
                }
            });
            update.execute();
        }
    }
}
