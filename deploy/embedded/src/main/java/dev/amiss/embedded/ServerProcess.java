package dev.amiss.embedded;

import java.time.Duration;
import java.util.List;

/** What servers in a process of their own have in common: everything but how they start and stop. */
abstract class ServerProcess implements EmbeddedServer {
    /** Much more than a start takes on a machine that has little else to do. */
    static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static final int LINES_IN_MESSAGES = 10;

    final ServerFiles files;
    final int port;
    final ChildProcess process;
    private final String name;

    ServerProcess(String name, ServerFiles files, int port) {
        this.name = name;
        this.files = files;
        this.port = port;
        this.process = new ChildProcess(files.pid(), files.log(), files.data().toString());
    }

    @Override
    public final void kill() {
        process.kill();
    }

    @Override
    public final boolean isRunning() {
        return process.isRunning();
    }

    @Override
    public final long pid() {
        return process.running()
                .orElseThrow(() -> new EmbeddedException(name + " does not run"))
                .pid();
    }

    @Override
    public final int port() {
        return port;
    }

    @Override
    public final List<String> lastLines(int count) {
        return process.lastLines(count);
    }

    /** What it said last, to end a message with. */
    final String tail() {
        return String.join("\n", lastLines(LINES_IN_MESSAGES));
    }
}
