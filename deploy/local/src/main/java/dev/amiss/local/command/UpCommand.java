package dev.amiss.local.command;

import dev.amiss.embedded.EmbeddedException;
import dev.amiss.local.Console;
import dev.amiss.local.config.ConfigException;
import dev.amiss.local.config.DataFolder;
import dev.amiss.local.config.LocalConfig;
import dev.amiss.local.config.PlannedPort;
import dev.amiss.local.part.Launch;
import dev.amiss.local.part.Orphans;
import dev.amiss.local.part.PortCheck;
import dev.amiss.local.part.UpLock;
import dev.amiss.service.access.KeyTool;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts Amiss and stays until it is told to stop. */
@Command(
        mixinStandardHelpOptions = true,
        version = "Amiss 0.1.0",
        name = "up",
        customSynopsis = "deploy/local/up [--detach] [--fresh]",
        description = {
            "Starts PostgreSQL, Kafka and the three services on this machine, all real, nothing to install but a JDK.",
            "Stays in the foreground until Ctrl-C, then stops all in order. The data is kept for the next time."
        },
        footerHeading = "%nEnvironment:%n",
        modelTransformer = VariablesInHelp.class)
public final class UpCommand implements Callable<Integer> {
    @Option(names = "--detach", description = "Return when all is up; stop it with deploy/local/down.")
    private boolean detach;

    @Option(names = "--fresh", description = "Delete the data of former runs first.")
    private boolean fresh;

    private final Console console = new Console(System.out, Clock.system(ZoneId.systemDefault()));

    @Override
    public Integer call() throws ConfigException, InterruptedException, IOException {
        LocalConfig config = Place.config();
        DataFolder data = config.data();
        data.create();
        if (detach) {
            return new DetachedUp(data, console).start(fresh);
        }
        if (!UpLock.take(data.lock())) {
            console.say(alreadyUp(data));
            return 1;
        }
        Orphans.end(data, console);
        data.rotateLogs();
        if (fresh) {
            data.clear();
        }
        KeyTool.makeEncryptionKeys(data.encryptionKeys());
        List<String> problems = PortCheck.problems(PlannedPort.of(config));
        problems.forEach(console::say);
        return problems.isEmpty() ? run(config) : 1;
    }

    private int run(LocalConfig config) throws InterruptedException {
        console.say("Starting Amiss; data and logs are kept in " + config.data().root());
        Launch launch = new Launch(config, console);
        Thread stop = new Thread(() -> stop(launch), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            launch.start();
        } catch (EmbeddedException e) {
            if (!stop.isAlive()) {
                console.say(e.getMessage());
            }
            return 1;
        }
        Welcome.lines(config).forEach(console::say);
        launch.supervise();
        return 1;
    }

    private void stop(Launch launch) {
        console.say("Stopping Amiss");
        launch.stop();
        console.say("Amiss is down");
    }

    private static String alreadyUp(DataFolder data) {
        return "Amiss is already up on " + data.root()
                + UpLock.holder(data.lock())
                        .map(up -> " (process " + up.pid() + ")")
                        .orElse("")
                + "; stop it with deploy/local/down, or choose another folder by AMISS_DATA";
    }
}
