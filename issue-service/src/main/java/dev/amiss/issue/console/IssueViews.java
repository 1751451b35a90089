package dev.amiss.issue.console;

import dev.amiss.model.Issue;
import dev.amiss.service.console.Form;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Gathers what the page of an issue shows. Thread-safe. */
@Singleton
class IssueViews {
    private final IssuePageStore store;

    IssueViews(IssuePageStore store) {
        this.store = store;
    }

    /** @param show which lines of the story; null for all */
    IssueView of(Issue issue, @Nullable String show, Form form) {
        return new IssueView(
                issue,
                store.chart(issue),
                store.sameKey(issue),
                store.sameRecord(issue),
                store.story(issue.id(), show, Long.MAX_VALUE),
                form);
    }
}
