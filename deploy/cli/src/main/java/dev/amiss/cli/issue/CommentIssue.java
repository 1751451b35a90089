package dev.amiss.cli.issue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.argument.BodyArgument;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "comment", description = "Comment on an issue.")
final class CommentIssue implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "ID", description = "The issue's id.")
    private long id;

    @Parameters(index = "1", paramLabel = "TEXT|-", description = "The comment; - reads it from standard input.")
    private String comment = "";

    CommentIssue(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String text = comment.equals("-") ? BodyArgument.read("-", session).strip() : comment;
        JsonNode answer = session.api()
                .send(
                        Service.ISSUE,
                        "POST",
                        "/api/v1/issues/" + id + "/comments",
                        Json.object().put("comment", text))
                .body();
        session.printer().object(answer, issue -> session.printer().line("Commented on issue " + id));
        return ExitCode.OK;
    }
}
