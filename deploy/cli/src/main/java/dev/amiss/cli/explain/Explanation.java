package dev.amiss.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Query;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.Tree;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import org.jspecify.annotations.Nullable;

/** Asks responder-service why it does what it does about an issue. */
public final class Explanation {
    private static final String PATH = "/api/v1/explain";

    private final Session session;

    public Explanation(Session session) {
        this.session = session;
    }

    /** Of an issue that exists; returns the exit code. */
    public int ofIssue(long id) {
        return show(session.api().get(Service.RESPONDER, PATH + "/" + id));
    }

    /** Of one that does not exist yet; returns the exit code. */
    public int ofName(String name, @Nullable String severity) {
        return show(session.api()
                .get(Service.RESPONDER, new Query(PATH).with("name", name).with("severity", severity)));
    }

    private int show(JsonNode answer) {
        session.printer().object(answer, it -> Tree.print(session.printer(), it, ""));
        return ExitCode.OK;
    }
}
