package dev.amiss.cli.responder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.Tree;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "functions", description = "List what actions can do, with the arguments of each.")
final class ListFunctions implements Callable<Integer> {
    private final Session session;

    ListFunctions(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode functions = session.api().get(Service.RESPONDER, "/api/v1/responders/functions");
        session.printer().object(functions, it -> Tree.print(session.printer(), it, ""));
        return ExitCode.OK;
    }
}
