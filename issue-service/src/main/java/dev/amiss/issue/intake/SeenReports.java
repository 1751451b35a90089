package dev.amiss.issue.intake;

import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.service.database.StoredJson;
import dev.amiss.service.inbox.Inbox;
import dev.amiss.service.inbox.Inbox.MessageId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
        List<MessageId> usedBefore = named.stream()
                .filter(id -> IdempotencyKey.isOfRequest(id) && !first.contains(id))
                .toList();
        first.addAll(inbox.firstTimeWithin(handle, IdempotencyKey.LASTS, usedBefore));
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
        Map<MessageId, String> answers = new LinkedHashMap<>();
        List<MessageId> asked = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            MessageId id = reports.get(i).messageId();
            IntakeResult result = results.get(i);
            if (id != null && result != null && IdempotencyKey.isOne(id)) {
                answers.put(id, StoredJson.write(result));
            } else if (id != null && repeats.isRepeat(i)) {
                asked.add(id);
            }
        }
        inbox.keepAnswers(handle, answers);
        Map<MessageId, String> before = inbox.answers(handle, asked);
        List<IntakeResult> complete = new ArrayList<>(reports.size());
        for (int i = 0; i < reports.size(); i++) {
            IntakeResult result = results.get(i);
            MessageId id = reports.get(i).messageId();
            complete.add(result == null ? read(id == null ? null : before.get(id)) : result);
        }
        return complete;
    }

    private static IntakeResult read(@Nullable String json) {
        if (json == null) {
            return IntakeResult.NONE;
        }
        var stored = StoredJson.read(json);
        var issue = stored.get("issue");
        return new IntakeResult(
                stored.get("status").intValue(),
                issue == null || issue.isNull() ? null : Json.mapper().convertValue(issue, Issue.class));
    }
}
