package dev.amiss.cli.issue;

import dev.amiss.cli.api.Service;
import dev.amiss.cli.argument.PageOptions;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "List issues, the latest first.",
        footer = {"", "Example: amiss issues list --status open --severity critical,error --opened-after 2h"})
final class ListIssues implements Callable<Integer> {
    private final Session session;

    @Mixin
    private IssueFilters filters = new IssueFilters();

    @Option(names = "--sort", paramLabel = "ORDER", description = "-opened_at (default), opened_at or -last_seen_at.")
    private @Nullable String sort;

    @Mixin
    private PageOptions page = new PageOptions();

    ListIssues(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return page.write(session, Service.ISSUE, filters.query(session).with("sort", sort), IssueLines.TABLE);
    }
}
