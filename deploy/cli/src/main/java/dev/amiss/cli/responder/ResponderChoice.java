package dev.amiss.cli.responder;

import dev.amiss.cli.api.Service;
import dev.amiss.cli.session.Session;
import picocli.CommandLine.Parameters;

/** The responder that a command is about. */
final class ResponderChoice {
    static final String PATH = "/api/v1/responders";

    @Parameters(paramLabel = "ID|NAME", description = "The responder, by id or name.")
    private String idOrName = "";

    String path(Session session) {
        return PATH + "/" + session.idOf(Service.RESPONDER, PATH, "responder", idOrName);
    }
}
