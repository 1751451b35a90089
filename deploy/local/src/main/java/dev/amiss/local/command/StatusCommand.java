package dev.amiss.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amiss.local.Console;
import dev.amiss.local.config.DataFolder;
import dev.amiss.local.part.Status;
import dev.amiss.model.Json;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what runs, where and how healthy. */
@Command(
        mixinStandardHelpOptions = true,
        version = "Amiss 0.1.0",
        name = "status",
        customSynopsis = "deploy/local/status [--json]",
        description =
                "Tells what runs on AMISS_DATA, where, and how healthy it is. Exit code 0 if all is well, else 1.")
public final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "For programs.")
    private boolean json;

    private final Console console = new Console(System.out, Clock.system(ZoneId.systemDefault()));

    @Override
    public Integer call() throws JsonProcessingException {
        DataFolder data = Place.data();
        Status status = Status.of(data);
        if (json) {
            console.say(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(status));
        } else {
            tell(status);
        }
        return status.healthy() ? 0 : 1;
    }

    private void tell(Status status) {
        if (!status.up()) {
            console.say("Amiss does not run on " + status.data() + "; start it with deploy/local/up");
            return;
        }
        console.say("Amiss runs on %s (process %d)%s"
                .formatted(status.data(), status.pid(), status.healthy() ? "" : ", and not all of it is well"));
        for (Status.PartStatus part : status.parts()) {
            console.say("  %-12s %-8s %-32s %s"
                    .formatted(
                            part.name(),
                            part.pid() == null ? "" : part.pid().toString(),
                            part.address(),
                            part.healthy() ? "healthy" : part.detail()));
        }
    }
}
