package dev.amiss.local.part;

import dev.amiss.embedded.ChildProcess;
import dev.amiss.embedded.Deadline;
import dev.amiss.embedded.EmbeddedException;
import dev.amiss.local.config.DataFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One replica of a service. */
final class ServicePart implements Part {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final String name;
    private final String url;
    private final List<String> command;
    private final ClassArchive classes;
    private final Map<String, String> environment;
    private final Path log;
    private final ChildProcess process;

    /**
     * A replica that is not started yet.
     *
     * @param command what to run, first the JVM; it holds {@link #mark}, by which the process is known later
     * @param classes its archive, used if there is one
     */
    ServicePart(
            String name,
            String url,
            List<String> command,
            ClassArchive classes,
            Map<String, String> environment,
            DataFolder data) {
        this.name = name;
        this.url = url;
        this.command = command;
        this.classes = classes;
        this.environment = environment;
        this.log = data.log(name);
        this.process = new ChildProcess(data.pid(name), log, mark(data, name));
    }

    /** A JVM option without effect that tells whose process it is. */
    static String mark(DataFolder data, String name) {
        return "-Damiss.process=" + data.root().resolve(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String address() {
        return url;
    }

    @Override
    public void start() {
        if (!process.isRunning()) {
            process.start(commandOfNow(), environment);
        }
        Deadline deadline = Deadline.in(START_LIMIT);
        while (!Health.of(url).isReady()) {
            if (!process.isRunning()) {
                throw new EmbeddedException(name + " ended while it started");
            }
            if (deadline.isOver()) {
                throw new EmbeddedException(name + " was not ready within " + START_LIMIT.toSeconds() + " s: "
                        + Health.of(url).detail());
            }
            process.pause(Duration.ofMillis(100));
        }
    }

    @Override
    public void stop() {
        process.signal("TERM");
        if (!process.awaitEnd(STOP_LIMIT)) {
            process.kill();
        }
    }

    @Override
    public boolean isRunning() {
        return process.isRunning();
    }

    @Override
    public void prepareNextStart() throws InterruptedException {
        Optional<ProcessHandle> running = process.running();
        if (running.isPresent()) {
            classes.make(running.get().pid());
        }
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public List<String> lastLines(int count) {
        return process.lastLines(count);
    }

    private List<String> commandOfNow() {
        List<String> words = new ArrayList<>(command);
        words.addAll(1, classes.options());
        return words;
    }
}
