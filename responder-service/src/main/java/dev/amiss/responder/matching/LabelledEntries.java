package dev.amiss.responder.matching;

import dev.amiss.responder.matching.MatchingIndex.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Responders that one label tells apart: each is filed under the rarest label that it asks for. */
final class LabelledEntries<R> {
    private final Map<Map.Entry<String, String>, Integer> labelUses;
    private final List<Entry<R>> unlabelled = new ArrayList<>();
    private final Map<Map.Entry<String, String>, List<Entry<R>>> byLabel = new HashMap<>();

    LabelledEntries(Map<Map.Entry<String, String>, Integer> labelUses) {
        this.labelUses = labelUses;
    }

    void add(Entry<R> entry) {
        entry.conditions().labels().entrySet().stream()
                .min(Comparator.comparing(label -> labelUses.getOrDefault(label, 0)))
                .map(label -> byLabel.computeIfAbsent(
                        Map.entry(label.getKey(), label.getValue()), ignored -> new ArrayList<>()))
                .orElse(unlabelled)
                .add(entry);
    }

    /** Adds those whose conditions besides the pattern hold. */
    void match(IssueSubject subject, List<R> matching, BiConsumer<R, String> errors) {
        match(unlabelled, subject, matching, errors);
        if (!byLabel.isEmpty()) {
            subject.issue().labels().entrySet().forEach(label -> {
                List<Entry<R>> asking = byLabel.get(Map.entry(label.getKey(), label.getValue()));
                if (asking != null) {
                    match(asking, subject, matching, errors);
                }
            });
        }
    }

    private void match(List<Entry<R>> entries, IssueSubject subject, List<R> matching, BiConsumer<R, String> errors) {
        for (Entry<R> entry : entries) {
            boolean matches =
                    entry.conditions().matchBesidesPattern(subject, error -> errors.accept(entry.responder(), error));
            if (matches) {
                matching.add(entry.responder());
            }
        }
    }
}
