package dev.amiss.responder.silence;

import dev.amiss.model.Issue;
import dev.amiss.responder.matching.MatchingIndex;
import dev.amiss.responder.projection.ProjectionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Counts the active issues that silences are about, of all silences in one pass. */
@ApplicationScoped
class MutedIssues {
    private static final int CHUNK = 2_000;
    /** Further issues are not looked at, so that a page stays quick whatever is open. */
    private static final int MOST_LOOKED_AT = 50_000;

    private static final int SHOWN = 8;

    /** @param isExact whether all active issues were looked at; otherwise there may be more */
    record Counts(Map<Long, Long> bySilence, boolean isExact) {
        static final Counts NONE = new Counts(Map.of(), true);

        long of(long silenceId) {
            return bySilence.getOrDefault(silenceId, 0L);
        }
    }

    private final ProjectionStore projection;

    MutedIssues(ProjectionStore projection) {
        this.projection = projection;
    }

    /** The active issues that one silence is about. */
    WouldMuteView find(Handle handle, Silence silence) {
        long matching = 0;
        int lookedAt = 0;
        List<WouldMuteView.IssueRef> first = new ArrayList<>();
        List<Issue> issues = projection.activeAfter(handle, 0, CHUNK);
        while (!issues.isEmpty() && lookedAt < MOST_LOOKED_AT) {
            for (Issue issue : issues) {
                if (silence.isAbout(issue, error -> {})) {
                    matching++;
                    if (first.size() < SHOWN) {
                        first.add(new WouldMuteView.IssueRef(issue.id(), issue.name(), issue.severity()));
                    }
                }
            }
            lookedAt += issues.size();
            issues =
                    projection.activeAfter(handle, issues.get(issues.size() - 1).id(), CHUNK);
        }
        return new WouldMuteView(matching, issues.isEmpty(), first);
    }

    Counts count(Handle handle, Collection<Silence> silences) {
        if (silences.isEmpty()) {
            return Counts.NONE;
        }
        MatchingIndex<Silence> index = MatchingIndex.of(silences.stream()
                .map(silence -> new MatchingIndex.Entry<>(silence, silence.conditions()))
                .toList());
        Map<Long, Long> counts = new HashMap<>();
        int lookedAt = 0;
        List<Issue> issues = projection.activeAfter(handle, 0, CHUNK);
        while (!issues.isEmpty() && lookedAt < MOST_LOOKED_AT) {
            issues.forEach(issue -> index.match(issue, (silence, error) -> {}).stream()
                    .filter(silence -> silence.hasSeverityOf(issue))
                    .forEach(silence -> counts.merge(silence.id(), 1L, Long::sum)));
            lookedAt += issues.size();
            issues =
                    projection.activeAfter(handle, issues.get(issues.size() - 1).id(), CHUNK);
        }
        return new Counts(counts, issues.isEmpty());
    }
}
