package dev.amiss.cli.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.ProblemException;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.SafeText;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/** Asks the same of actions, one after the other; one that refuses holds up no other. */
abstract class AskOfActions implements Callable<Integer> {
    private final Session session;
    private final String verb;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of actions.")
    private List<Long> ids = List.of();

    AskOfActions(Session session, String verb) {
        this.session = session;
        this.verb = verb;
    }

    @Override
    public final Integer call() {
        int code = ExitCode.OK;
        for (long id : ids) {
            try {
                JsonNode action = session.send(Service.RESPONDER, "POST", "/api/v1/actions/" + id + "/" + verb)
                        .body();
                session.printer()
                        .object(
                                action,
                                it -> session.printer()
                                        .line("Action " + SafeText.of(it.path("id")) + " is "
                                                + session.printer().word(it.path("status"))));
            } catch (ProblemException e) {
                session.printer().remark("Action " + id + ": " + e.getMessage());
                code = ExitCode.ERROR;
            }
        }
        return code;
    }
}
