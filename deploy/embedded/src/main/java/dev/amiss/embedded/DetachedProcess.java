package dev.amiss.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts processes that outlive this JVM and its terminal: each leads a session of its own and reads nothing. */
public final class DetachedProcess {
    private DetachedProcess() {}

    /**
     * Starts the command with these variables beside the inherited ones.
     *
     * @param log what it prints is appended here
     */
    public static Process start(List<String> command, Map<String, String> environment, Path log) {
        List<String> whole = new ArrayList<>(OperatingSystem.ownSession());
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectInput(OperatingSystem.nothing())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new EmbeddedException("Cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
    }
}
