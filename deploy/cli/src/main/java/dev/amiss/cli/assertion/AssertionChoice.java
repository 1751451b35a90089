package dev.amiss.cli.assertion;

import dev.amiss.cli.api.Service;
import dev.amiss.cli.session.Session;
import picocli.CommandLine.Parameters;

/** The assertion that a command is about. */
final class AssertionChoice {
    static final String PATH = "/api/v1/assertions";

    @Parameters(paramLabel = "ID|NAME", description = "The assertion, by id or name.")
    private String idOrName = "";

    String path(Session session) {
        return path(session, idOrName);
    }

    static String path(Session session, String idOrName) {
        return PATH + "/" + session.idOf(Service.ASSERTION, PATH, "assertion", idOrName);
    }
}
