package dev.amiss.cli.silence;

import dev.amiss.cli.api.Service;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "end", description = "End silences now: what they held runs if it is still called for.")
final class EndSilences implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of silences.")
    private List<Long> ids = List.of();

    EndSilences(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        for (long id : ids) {
            session.send(Service.RESPONDER, "DELETE", SilenceLines.PATH + "/" + id);
            session.printer().remark("Ended silence " + id);
        }
        return ExitCode.OK;
    }
}
