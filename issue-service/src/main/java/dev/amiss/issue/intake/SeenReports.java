package dev.amiss.issue.intake;

import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.service.database.RowArrays;
import dev.amiss.service.database.StoredJson;
import dev.amiss.service.inbox.Inbox;
import dev.amiss.service.inbox.Inbox.MessageId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells reports that came before under the same message id, and answers them as the first was answered. Thread-safe. */
@Singleton
class SeenReports {
    /** Which reports of a batch are repeats, by their place in it. */
    record Repeats(BitSet places) {
        boolean isRepeat(int place) {
            return places.get(place);
        }
    }

    private record Answer(MessageId id, String json) {}

    private final Inbox inbox;

    SeenReports(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Notes the ids of these reports as seen and tells which of them were seen before, in this batch or earlier. */
    Repeats take(Handle handle, List<IncomingReport> reports) {
        List<MessageId> named = reports.stream()
                .map(IncomingReport::messageId)
                .filter(Objects::nonNull)
                .toList();
        Set<MessageId> first = new HashSet<>(inbox.firstTime(handle, named));
        BitSet repeats = new BitSet(reports.size());
        for (int i = 0; i < reports.size(); i++) {
            MessageId id = reports.get(i).messageId();
            repeats.set(i, id != null && !first.remove(id));
        }
        return new Repeats(repeats);
    }

    /** Stores the answers of what was applied and fills in those of the repeats. */
    List<IntakeResult> complete(
            Handle handle, List<IncomingReport> reports, Repeats repeats, List<@Nullable IntakeResult> results) {
        List<Answer> answers = new ArrayList<>();
        List<MessageId> asked = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            MessageId id = reports.get(i).messageId();
            IntakeResult result = results.get(i);
            if (id != null && result != null && IdempotencyKey.isOne(id)) {
                answers.add(new Answer(id, StoredJson.write(result)));
            } else if (id != null && repeats.isRepeat(i)) {
                asked.add(id);
            }
        }
        RowArrays.of(handle, answers)
                .column("text", answer -> answer.id().source())
                .column("text", answer -> answer.id().id())
                .column("text", Answer::json)
                .execute("""
                        UPDATE inbox SET result = a.result::jsonb FROM unnest(?, ?, ?) AS a(source, id, result)
                        WHERE inbox.source = a.source AND inbox.id = a.id""");
        Map<MessageId, IntakeResult> before = asked.isEmpty() ? Map.of() : load(handle, asked);
        List<IntakeResult> complete = new ArrayList<>(reports.size());
        for (int i = 0; i < reports.size(); i++) {
            IntakeResult result = results.get(i);
            MessageId id = reports.get(i).messageId();
            complete.add(
                    result != null || id == null
                            ? Objects.requireNonNullElse(result, IntakeResult.NONE)
                            : before.getOrDefault(id, IntakeResult.NONE));
        }
        return complete;
    }

    private static Map<MessageId, IntakeResult> load(Handle handle, List<MessageId> ids) {
        Map<MessageId, IntakeResult> answers = new HashMap<>();
        handle.createQuery("""
                        SELECT source, id, result::text FROM inbox
                        WHERE (source, id) IN (SELECT * FROM unnest(:sources, :ids)) AND result IS NOT NULL""")
                .bindArray(
                        "sources",
                        String.class,
                        ids.stream().map(MessageId::source).toArray())
                .bindArray("ids", String.class, ids.stream().map(MessageId::id).toArray())
                .map((row, context) ->
                        answers.put(new MessageId(row.getString(1), row.getString(2)), read(row.getString(3))))
                .list();
        return answers;
    }

    private static IntakeResult read(String json) {
        var stored = StoredJson.read(json);
        var issue = stored.get("issue");
        return new IntakeResult(
                stored.get("status").intValue(),
                issue == null || issue.isNull() ? null : Json.mapper().convertValue(issue, Issue.class));
    }
}
