package dev.amiss.cli.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.ProblemException;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives issues another status, one after the other; one that refuses holds up no other. */
abstract class WorkOnIssues implements Callable<Integer> {
    private final Session session;
    private final String status;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of issues.")
    private List<Long> ids = List.of();

    @Option(
            names = {"-c", "--comment"},
            paramLabel = "TEXT",
            description = "Why, for the history.")
    private @Nullable String comment;

    WorkOnIssues(Session session, String status) {
        this.session = session;
        this.status = status;
    }

    /** Adds to the change what that command has of its own. */
    void addTo(ObjectNode change) {}

    final Session session() {
        return session;
    }

    @Override
    public final Integer call() {
        ObjectNode change = Json.object().put("status", status);
        if (comment != null) {
            change.put("comment", comment);
        }
        addTo(change);
        int code = ExitCode.OK;
        for (long id : ids) {
            try {
                JsonNode issue = session.api()
                        .send(Service.ISSUE, "PATCH", "/api/v1/issues/" + id, change)
                        .body();
                session.printer().object(issue, it -> session.printer().line(IssueLines.standing(it, session)));
            } catch (ProblemException e) {
                session.printer().remark("Issue " + id + ": " + e.getMessage());
                code = ExitCode.ERROR;
            }
        }
        return code;
    }
}
