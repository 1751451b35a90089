package dev.amiss.cli.responder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.argument.BodyArgument;
import dev.amiss.cli.output.SafeText;
import dev.amiss.cli.output.Table;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "dry-run",
        description = "Tell what a responder would do about the issues that are active now; nothing happens.")
final class DryRunResponder implements Callable<Integer> {
    private static final Table TABLE = Table.of()
            .number("ID", "/issue/id")
            .word("STATUS", "/issue/status")
            .text("NAME", "/issue/name")
            .text("ACTIONS", DryRunResponder::actions);

    private final Session session;

    @Parameters(paramLabel = "FILE|-", description = "The responder, JSON or YAML.")
    private String file = "";

    DryRunResponder(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode body = BodyArgument.file(file, session).without("kind");
        JsonNode answer = session.api()
                .send(Service.RESPONDER, "POST", ResponderChoice.PATH + "/dry-run", body)
                .body();
        session.printer().object(answer, it -> {
            session.printer().rows(TABLE, it.path("items"));
            session.printer().line("It matches " + SafeText.of(it.path("matches")) + " active issues");
        });
        return ExitCode.OK;
    }

    private static String actions(JsonNode item) {
        List<String> all = new ArrayList<>();
        for (JsonNode action : item.path("actions")) {
            all.add(action.path("target_function").asText() + " at "
                    + action.path("due_at").asText());
        }
        return String.join(", ", all);
    }
}
