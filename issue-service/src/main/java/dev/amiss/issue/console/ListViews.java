package dev.amiss.issue.console;

import dev.amiss.issue.search.IssueFilter;
import dev.amiss.issue.search.IssueSort;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;

/** Reads the list that an address asks for. Thread-safe. */
@Singleton
class ListViews {
    private final IssueLines lines;
    private final OverviewStore overview;

    ListViews(IssueLines lines, OverviewStore overview) {
        this.lines = lines;
        this.overview = overview;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when a filter is wrong */
    ListView of(MultivaluedMap<String, String> query) {
        ListAddress address = ListAddress.of(query);
        IssueFilter filter = IssueFilter.of(address.filters());
        Page<IssueLine> found = lines.page(
                filter,
                IssueSort.of(address.first("sort")),
                PageLimit.of(address.first("limit")),
                address.first("cursor"));
        return new ListView(
                address,
                found.items(),
                ListView.count(lines.count(filter)),
                address.next(found.nextCursor()),
                address.start(),
                overview.open());
    }
}
