package dev.amiss.responder.explain;

import dev.amiss.model.ActionStatus;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.responder.action.ActionView;
import dev.amiss.responder.action.ActionViews;
import dev.amiss.responder.explain.Explanation.MutedBy;
import dev.amiss.responder.explain.Explanation.Next;
import dev.amiss.responder.explain.Explanation.Story;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.silence.Mute;
import dev.amiss.responder.silence.SilenceCatalog;
import dev.amiss.service.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Explains what is done about an issue. */
@ApplicationScoped
public class ExplainService {
    private static final int MOST_ACTIONS = 200;

    private final ProjectionStore projection;
    private final ActionViews actions;
    private final SilenceCatalog silences;
    private final ExplainResponders responders;
    private final Jdbi jdbi;
    private final Clock clock;

    ExplainService(
            ProjectionStore projection,
            ActionViews actions,
            SilenceCatalog silences,
            ExplainResponders responders,
            Jdbi jdbi,
            Clock clock) {
        this.projection = projection;
        this.actions = actions;
        this.silences = silences;
        this.responders = responders;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public Explanation explain(long issueId, int limit, @Nullable String cursor) {
        return jdbi.withHandle(handle -> {
            Issue issue = projection.find(handle, issueId).orElseThrow(() -> Problems.notFound("issue", issueId));
            var subject = new ExplainResponders.Subject(issue, true, actions.ofIssue(handle, issueId, MOST_ACTIONS));
            return explain(handle, subject, limit, cursor);
        });
    }

    /** What would be done about an issue that opened now. */
    Explanation explain(HypotheticalIssue asked, int limit, @Nullable String cursor) {
        var subject = new ExplainResponders.Subject(asked.openedAt(clock.instant()), false, List.of());
        return jdbi.withHandle(handle -> explain(handle, subject, limit, cursor));
    }

    private Explanation explain(Handle handle, ExplainResponders.Subject subject, int limit, @Nullable String cursor) {
        List<MutedBy> mutedBy = silences.glance(handle).muting(subject.issue(), clock.instant()).stream()
                .sorted(Comparator.comparing(Mute::until).reversed())
                .map(ExplainService::mutedBy)
                .toList();
        List<Story> stories = subject.actions().stream()
                .map(view -> new Story(view, Sentences.of(view)))
                .toList();
        Explanation.Responders found = responders.explain(handle, subject, limit, cursor);
        Next next = next(stories);
        return new Explanation(
                subject.issue(), summary(subject, found, stories, mutedBy, next), mutedBy, found, stories, next);
    }

    private static MutedBy mutedBy(Mute mute) {
        var silence = mute.silence();
        return new MutedBy(
                silence.id(),
                mute.until(),
                silence.author(),
                silence.comment(),
                "muted by silence " + silence.id() + " of " + silence.author() + " until " + Json.time(mute.until())
                        + ": " + silence.comment());
    }

    private static @Nullable Next next(List<Story> stories) {
        return stories.stream()
                .filter(story -> story.action().waitsFor() != null)
                .min(Comparator.comparing(
                        story -> Objects.requireNonNull(story.action().runsAt())))
                .map(story -> new Next(
                        story.action().runsAt(), story.action().action().id(), story.summary()))
                .orElse(null);
    }

    private static String summary(
            ExplainResponders.Subject subject,
            Explanation.Responders found,
            List<Story> stories,
            List<MutedBy> mutedBy,
            @Nullable Next next) {
        List<String> sentences = new ArrayList<>();
        long all = found.matching() + found.notMatching();
        sentences.add(found.matching() + " of " + Sentences.count(all, "responder")
                + (subject.exists() ? " match" : " would match")
                + (found.matching() == 1 && subject.exists() ? "es" : "")
                + " this issue, which is " + subject.issue().status().wire() + ".");
        String counts = counts(stories.stream().map(Story::action).toList());
        if (!counts.isEmpty()) {
            sentences.add("Of its actions " + counts + ".");
        } else if (subject.exists()) {
            sentences.add("Nothing was done about it.");
        }
        mutedBy.stream().limit(1).forEach(silence -> sentences.add("Its actions are " + silence.summary() + "."));
        if (next != null) {
            sentences.add("Next: " + next.summary() + ".");
        }
        return String.join(" ", sentences);
    }

    private static String counts(List<ActionView> views) {
        List<String> counts = new ArrayList<>();
        for (ActionStatus status : ActionStatus.values()) {
            long count = views.stream()
                    .filter(view -> view.action().status() == status)
                    .count();
            if (count > 0) {
                counts.add(count + " " + status.wire());
            }
        }
        return String.join(", ", counts);
    }
}
