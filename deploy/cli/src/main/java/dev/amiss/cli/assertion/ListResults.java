package dev.amiss.cli.assertion;

import dev.amiss.cli.api.Query;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.argument.PageOptions;
import dev.amiss.cli.output.Table;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "results", description = "List what the runs of an assertion found, the latest first.")
final class ListResults implements Callable<Integer> {
    private static final Table TABLE = Table.of()
            .age("RAN", "/started_at")
            .word("OUTCOME", "/outcome")
            .word("STATE", "/state")
            .number("RECORDS", "/records")
            .number("FAILING", "/failing_records")
            .number("ERRING", "/erring_records")
            .text("REASON", "/reason");

    private final Session session;

    @Mixin
    private AssertionChoice assertion = new AssertionChoice();

    @Mixin
    private PageOptions page = new PageOptions();

    ListResults(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return page.write(session, Service.ASSERTION, new Query(assertion.path(session) + "/results"), TABLE);
    }
}
