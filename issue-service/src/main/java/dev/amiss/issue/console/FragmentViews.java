package dev.amiss.issue.console;

import jakarta.inject.Singleton;

/** Where fragments get what they show. */
@Singleton
class FragmentViews {
    private final ListViews lists;
    private final IssueViews issues;
    private final IssuePageStore store;

    FragmentViews(ListViews lists, IssueViews issues, IssuePageStore store) {
        this.lists = lists;
        this.issues = issues;
        this.store = store;
    }

    ListViews lists() {
        return lists;
    }

    IssueViews issues() {
        return issues;
    }

    IssuePageStore store() {
        return store;
    }
}
