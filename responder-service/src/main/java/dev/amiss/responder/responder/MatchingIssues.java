package dev.amiss.responder.responder;

import dev.amiss.model.Issue;
import dev.amiss.responder.matching.MatchingIndex;
import dev.amiss.responder.projection.ProjectionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Counts the active issues that responders match, of several in one pass. */
@ApplicationScoped
public class MatchingIssues {
    private static final int CHUNK = 2_000;
    /** Further issues are not looked at, so that a page stays quick whatever is open. */
    private static final int MOST_LOOKED_AT = 50_000;

    /** @param isExact whether all active issues were looked at; otherwise there may be more */
    public record Counts(Map<Long, Long> byResponder, boolean isExact) {
        public long of(long responderId) {
            return byResponder.getOrDefault(responderId, 0L);
        }
    }

    private final ResponderCatalog catalog;
    private final ProjectionStore projection;
    private final Jdbi jdbi;

    MatchingIssues(ResponderCatalog catalog, ProjectionStore projection, Jdbi jdbi) {
        this.catalog = catalog;
        this.projection = projection;
        this.jdbi = jdbi;
    }

    /** Of these responders, enabled or not. */
    public Counts count(Collection<Long> responderIds) {
        return jdbi.withHandle(handle -> count(handle, responderIds));
    }

    private Counts count(Handle handle, Collection<Long> responderIds) {
        ResponderCatalog.Snapshot known = catalog.glance(handle);
        MatchingIndex<Responder> index = MatchingIndex.of(responderIds.stream()
                .flatMap(id -> known.find(id).stream())
                .map(responder -> new MatchingIndex.Entry<>(responder, responder.conditions()))
                .toList());
        Map<Long, Long> counts = new HashMap<>();
        int lookedAt = 0;
        List<Issue> issues = responderIds.isEmpty() ? List.of() : projection.activeAfter(handle, 0, CHUNK);
        while (!issues.isEmpty() && lookedAt < MOST_LOOKED_AT) {
            issues.forEach(issue -> index.match(issue, (responder, error) -> {})
                    .forEach(responder -> counts.merge(responder.id(), 1L, Long::sum)));
            lookedAt += issues.size();
            issues =
                    projection.activeAfter(handle, issues.get(issues.size() - 1).id(), CHUNK);
        }
        return new Counts(counts, issues.isEmpty());
    }
}
