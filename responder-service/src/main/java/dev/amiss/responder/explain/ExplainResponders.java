package dev.amiss.responder.explain;

import dev.amiss.model.Issue;
import dev.amiss.responder.action.ActionView;
import dev.amiss.responder.explain.Explanation.OneResponder;
import dev.amiss.responder.explain.Explanation.Step;
import dev.amiss.responder.matching.ConditionCheck;
import dev.amiss.responder.matching.IssueSubject;
import dev.amiss.responder.responder.ActionDefinition;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.ResponderCatalog;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells of each responder whether it matches an issue and why; those that do come first. */
@ApplicationScoped
class ExplainResponders {
    private static final String ORDER = "matching,id";

    /** What is explained. */
    record Subject(Issue issue, boolean exists, List<ActionView> actions) {}

    private final ResponderCatalog catalog;

    ExplainResponders(ResponderCatalog catalog) {
        this.catalog = catalog;
    }

    Explanation.Responders explain(Handle handle, Subject subject, int limit, @Nullable String cursor) {
        ResponderCatalog.Snapshot snapshot = catalog.glance(handle);
        Set<Long> matching = snapshot.index().match(subject.issue(), (responder, error) -> {}).stream()
                .map(Responder::id)
                .collect(Collectors.toCollection(HashSet::new));
        List<Responder> all = new ArrayList<>(snapshot.active());
        catalog.disabled(handle).forEach(id -> snapshot.find(id).ifPresent(all::add));
        all.sort(Comparator.comparing((Responder each) -> rank(each, matching)).thenComparing(Responder::id));
        Optional<Cursor> after = Cursor.decode(cursor, ORDER);
        List<Responder> rest = all.stream()
                .filter(each -> after.isEmpty() || isBehind(each, matching, after.get()))
                .limit(limit + 1L)
                .toList();
        Page<Responder> page = Page.of(
                rest,
                limit,
                each -> new Cursor(ORDER, Instant.ofEpochSecond(rank(each, matching)), each.id()).encode());
        return new Explanation.Responders(
                matching.size(),
                all.size() - matching.size(),
                page.items().stream().map(each -> explain(subject, each)).toList(),
                page.nextCursor());
    }

    private static long rank(Responder responder, Set<Long> matching) {
        if (matching.contains(responder.id())) {
            return 0;
        }
        return responder.isActive() ? 1 : 2;
    }

    private static boolean isBehind(Responder responder, Set<Long> matching, Cursor cursor) {
        long rank = rank(responder, matching);
        long cursorRank = cursor.at().getEpochSecond();
        return rank > cursorRank || rank == cursorRank && responder.id() > cursor.id();
    }

    private static OneResponder explain(Subject subject, Responder responder) {
        List<ConditionCheck> checks = responder.conditions().check(new IssueSubject(subject.issue()));
        boolean matches = checks.stream().allMatch(ConditionCheck::holds);
        return new OneResponder(
                responder.id(),
                responder.name(),
                responder.isActive(),
                matches,
                summary(responder, matches, checks),
                checks,
                responder.actions().stream()
                        .map(each -> step(subject, responder, matches, each))
                        .toList());
    }

    private static String summary(Responder responder, boolean matches, List<ConditionCheck> checks) {
        String conditions = checks.stream()
                .filter(check -> check.holds() == matches)
                .map(ConditionCheck::detail)
                .collect(Collectors.joining("; "));
        String disabled = responder.isActive() ? "" : "is disabled; ";
        return disabled + (matches ? "matches: " : "does not match: ") + conditions;
    }

    private static Step step(Subject subject, Responder responder, boolean matches, ActionDefinition definition) {
        Optional<ActionView> latest = subject.actions().stream()
                .filter(each -> each.definitionId() == definition.id()
                        && each.action().opening() == subject.issue().opening())
                .findFirst();
        var policy = new StepPolicy(responder, matches, subject.issue(), subject.exists());
        return new Step(
                definition.targetFunction(),
                definition.trigger().wire(),
                latest.map(each -> each.action().id()).orElse(null),
                latest.map(Sentences::of).orElseGet(() -> policy.summary(definition)));
    }
}
