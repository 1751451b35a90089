package dev.amiss.cli.responder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.argument.BodyArgument;
import dev.amiss.cli.argument.TimeArgument;
import dev.amiss.cli.output.Tree;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = "Tell what a responder would have done about the issues of some time; nothing happens.",
        footer = {"", "Example: amiss responders replay pager.yaml --from 7d"})
final class ReplayResponder implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE|-", description = "The responder, JSON or YAML.")
    private String file = "";

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "A time, or how long ago, such as 7d.")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", description = "A time, or how long ago; now without it.")
    private @Nullable String to;

    ReplayResponder(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode responder = BodyArgument.file(file, session).without("kind");
        ObjectNode body = Json.object();
        body.set("responder", responder);
        body.put("from", TimeArgument.past(from, session.clock()).toString());
        body.put(
                "to", TimeArgument.past(to == null ? "0s" : to, session.clock()).toString());
        JsonNode answer = session.api()
                .send(Service.RESPONDER, "POST", ResponderChoice.PATH + "/replay", body)
                .body();
        session.printer().object(answer, it -> Tree.print(session.printer(), it, ""));
        return ExitCode.OK;
    }
}
