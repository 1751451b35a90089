package dev.amiss.cli.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Query;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.argument.PageOptions;
import dev.amiss.cli.output.Table;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List assertions and how they stand.")
final class ListAssertions implements Callable<Integer> {
    private static final Table TABLE = Table.of()
            .number("ID", "/id")
            .word("STATE", "/state")
            .text("CHECK", "/check/type")
            .text("EVERY", ListAssertions::schedule)
            .age("LAST RUN", "/last_run_at")
            .age("NEXT RUN", "/next_run_at")
            .number("FAILING", "/failing_records")
            .text("NAME", "/name");

    private final Session session;

    @Option(names = "--state", paramLabel = "STATE", description = "pending, passing, failing, error or paused.")
    private @Nullable String state;

    @Mixin
    private PageOptions page = new PageOptions();

    ListAssertions(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return page.write(session, Service.ASSERTION, new Query(AssertionChoice.PATH).with("state", state), TABLE);
    }

    private static String schedule(JsonNode assertion) {
        return assertion.hasNonNull("cron")
                ? assertion.path("cron").asText()
                : assertion.path("every_sec").asText() + " s";
    }
}
