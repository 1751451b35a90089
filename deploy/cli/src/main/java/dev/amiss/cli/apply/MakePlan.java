package dev.amiss.cli.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.apply.Differences.Difference;
import dev.amiss.cli.apply.PlannedChange.Verb;
import dev.amiss.cli.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares files with services. Changes nothing. */
final class MakePlan {
    private final Session session;
    private final Map<Kind, Existing> existing = new EnumMap<>(Kind.class);

    MakePlan(Session session) {
        this.session = session;
    }

    /**
     * What is to be done, in the order in which it is done.
     *
     * @param pruned kinds of which everything is deleted that no document describes; of silences only those that recur, for
     *     the others are what operators do in an emergency
     */
    List<PlannedChange> plan(List<Document> documents, Set<Kind> pruned) {
        List<PlannedChange> plan = new ArrayList<>();
        Set<String> described = new HashSet<>();
        for (Document document : documents) {
            described.add(document.title());
            plan.add(change(document));
        }
        for (Kind kind : pruned) {
            for (ObjectNode each : existing(kind).all()) {
                String name = each.path(kind.nameField()).asText("");
                boolean isMeant = kind != Kind.SILENCE || each.hasNonNull("cron");
                var deletion = new PlannedChange(
                        Verb.DELETE, kind, name, each.path("id").asLong(), null, List.of());
                if (isMeant && !described.contains(deletion.title())) {
                    plan.add(deletion);
                }
            }
        }
        return plan;
    }

    private PlannedChange change(Document document) {
        Kind kind = document.kind();
        ObjectNode is = existing(kind).find(document.name());
        Instant now = session.clock().instant();
        if (is == null) {
            Verb verb = Existing.isOver(document.body(), now) ? Verb.KEEP : Verb.CREATE;
            return new PlannedChange(verb, kind, document.name(), 0, document.body(), List.of());
        }
        List<Difference> differences = Differences.between(kind, is, document.body());
        return new PlannedChange(
                differences.isEmpty() ? Verb.KEEP : Verb.UPDATE,
                kind,
                document.name(),
                is.path("id").asLong(),
                document.body(),
                differences);
    }

    private Existing existing(Kind kind) {
        return existing.computeIfAbsent(kind, each -> Existing.read(session, each));
    }
}
