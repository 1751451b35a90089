package dev.amiss.local.command;

import dev.amiss.local.Console;
import dev.amiss.local.config.ConfigException;
import dev.amiss.local.config.DataFolder;
import dev.amiss.local.config.LocalConfig;
import dev.amiss.local.demo.Demo;
import dev.amiss.local.demo.NotSeenException;
import dev.amiss.local.part.UpLock;
import dev.amiss.service.access.KeyTool;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Plays the product's examples. */
@Command(
        mixinStandardHelpOptions = true,
        version = "Amiss 0.1.0",
        name = "demo",
        customSynopsis = "deploy/local/demo",
        description = {
            "Plays a lost heartbeat, a missing profile picture and a responder's mail against the Amiss that runs on",
            "AMISS_DATA, and tells every step. Starts one, and stops it afterwards, when none runs. Takes half a minute.",
            "Exit code 0 only if every step was seen to happen."
        })
public final class DemoCommand implements Callable<Integer> {
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final Console console = new Console(System.out, clock);

    @Override
    public Integer call() throws ConfigException, InterruptedException, IOException {
        LocalConfig config = Place.config();
        DataFolder data = config.data();
        if (UpLock.holder(data.lock()).isPresent()) {
            return play(config);
        }
        console.say("No Amiss runs on " + data.root() + ": the demo starts one");
        data.create();
        if (new DetachedUp(data, console).start(false) != 0) {
            return 1;
        }
        try {
            return play(config);
        } finally {
            console.say("");
            new DownCommand().call();
        }
    }

    private int play(LocalConfig config) throws IOException {
        String run = String.valueOf(clock.millis());
        if (!config.auth().equals("keys")) {
            return play(config.data(), "", run);
        }
        String name = "demo-" + run;
        String key = KeyTool.add(config.keysFile(), "admin", name);
        try {
            return play(config.data(), key, run);
        } finally {
            KeyTool.revoke(config.keysFile(), name);
        }
    }

    private int play(DataFolder data, String key, String run) {
        try {
            new Demo(data, console, key, run).play();
        } catch (NotSeenException e) {
            console.say("");
            console.say("NOT SEEN: " + e.getMessage());
            return 1;
        }
        console.say("");
        console.say("Every step was seen to happen.");
        return 0;
    }
}
