package dev.amiss.local.part;

import dev.amiss.embedded.ChildProcess;
import dev.amiss.local.Console;
import dev.amiss.local.config.DataFolder;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Processes of an {@code up} that was killed: they have a pid file and our data folder in their command line. */
public final class Orphans {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final List<String> LAST = List.of("kafka", "postgres");

    private Orphans() {}

    /** Ends them, the servers that others need last. To be called by the holder of the lock, or when nobody holds it. */
    public static void end(DataFolder data, Console console) {
        data.processes().stream()
                .sorted(Comparator.comparingInt(LAST::indexOf))
                .forEach(name -> end(data, name, console));
    }

    private static void end(DataFolder data, String name, Console console) {
        ChildProcess process = new ChildProcess(
                data.pid(name), data.log(name), data.root().resolve(name).toString());
        process.running()
                .ifPresent(handle -> console.say(
                        "Ending " + name + " (process " + handle.pid() + "), left over from an `up` that was killed"));
        process.signal(name.equals("postgres") ? "INT" : "TERM");
        if (!process.awaitEnd(PATIENCE)) {
            process.kill();
        }
    }
}
