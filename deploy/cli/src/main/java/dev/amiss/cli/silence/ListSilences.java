package dev.amiss.cli.silence;

import dev.amiss.cli.api.Query;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.argument.PageOptions;
import dev.amiss.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List silences.")
final class ListSilences implements Callable<Integer> {
    private final Session session;

    @Option(
            names = {"-s", "--state"},
            split = ",",
            paramLabel = "STATE",
            description = "active, pending or ended; may be repeated.")
    private List<String> states = List.of();

    @Mixin
    private PageOptions page = new PageOptions();

    ListSilences(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return page.write(
                session, Service.RESPONDER, new Query(SilenceLines.PATH).withEach("state", states), SilenceLines.TABLE);
    }
}
