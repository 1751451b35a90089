package dev.amiss.local.part;

import dev.amiss.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.util.List;

/**
 * The embedded PostgreSQL or Kafka.
 *
 * @param prepare what must be there before anybody uses it; done after each start, so it may find its work done
 */
record ServerPart(String name, EmbeddedServer server, Runnable prepare, Path log) implements Part {
    @Override
    public String address() {
        return "127.0.0.1:" + server.port();
    }

    @Override
    public void start() {
        server.start();
        prepare.run();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }

    @Override
    public List<String> lastLines(int count) {
        return server.lastLines(count);
    }
}
