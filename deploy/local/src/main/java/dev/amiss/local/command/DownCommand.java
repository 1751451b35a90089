package dev.amiss.local.command;

import dev.amiss.embedded.Deadline;
import dev.amiss.local.Console;
import dev.amiss.local.config.DataFolder;
import dev.amiss.local.part.Orphans;
import dev.amiss.local.part.PartList;
import dev.amiss.local.part.UpLock;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;

/** Stops the Amiss that runs on this data. */
@Command(
        mixinStandardHelpOptions = true,
        version = "Amiss 0.1.0",
        name = "down",
        customSynopsis = "deploy/local/down",
        description = "Stops the Amiss that runs on AMISS_DATA, in order, and returns when all of it is gone.")
public final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Console console = new Console(System.out, Clock.system(ZoneId.systemDefault()));

    @Override
    public Integer call() {
        DataFolder data = Place.data();
        Optional<ProcessHandle> up = UpLock.holder(data.lock());
        if (up.isPresent()) {
            console.say("Stopping Amiss (process " + up.get().pid() + ")");
            up.get().destroy();
            if (!awaitEnd(data)) {
                console.say("It does not stop within " + PATIENCE.toSeconds() + " s and is killed");
                up.get().destroyForcibly();
                awaitEnd(data);
            }
        } else if (data.processes().isEmpty()) {
            console.say("Amiss does not run on " + data.root());
            return 0;
        }
        Orphans.end(data, console);
        PartList.delete(data);
        console.say("Amiss is down");
        return 0;
    }

    private static boolean awaitEnd(DataFolder data) {
        Deadline deadline = Deadline.in(PATIENCE);
        while (UpLock.holder(data.lock()).isPresent()) {
            if (deadline.isOver()) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return true;
    }
}
