package dev.amiss.cli.action;

import dev.amiss.cli.api.Query;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.argument.PageOptions;
import dev.amiss.cli.output.SafeText;
import dev.amiss.cli.output.Table;
import dev.amiss.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "List actions, the latest first.",
        footer = {"", "Example: amiss actions list --issue 7"})
final class ListActions implements Callable<Integer> {
    private static final Table TABLE = Table.of()
            .number("ID", "/id")
            .number("ISSUE", "/issue_id")
            .number("RESPONDER", "/responder_id")
            .word("STATUS", "/status")
            .age("DUE", "/due_at")
            .age("FINISHED", "/finished_at")
            .number("ATTEMPTS", "/attempts")
            .text("FUNCTION", "/target_function")
            .text("DESTINATION", "/destination")
            .text(
                    "RESULT",
                    action -> action.path("result").path("message").isTextual()
                            ? action.path("result").path("message").textValue()
                            : SafeText.of(action.path("result")));

    private final Session session;

    @Option(names = "--issue", paramLabel = "ID", description = "Of this issue.")
    private @Nullable Long issue;

    @Option(names = "--responder", paramLabel = "ID", description = "Of this responder.")
    private @Nullable Long responder;

    @Option(
            names = {"-s", "--status"},
            split = ",",
            paramLabel = "STATUS",
            description = "pending, held, running, succeeded, failed or cancelled; may be repeated.")
    private List<String> statuses = List.of();

    @Mixin
    private PageOptions page = new PageOptions();

    ListActions(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Query query = new Query("/api/v1/actions")
                .with("issue_id", issue)
                .with("responder_id", responder)
                .withEach("status", statuses);
        return page.write(session, Service.RESPONDER, query, TABLE);
    }
}
