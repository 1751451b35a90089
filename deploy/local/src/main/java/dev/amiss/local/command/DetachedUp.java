package dev.amiss.local.command;

import dev.amiss.embedded.DetachedProcess;
import dev.amiss.local.Console;
import dev.amiss.local.config.DataFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs {@code up} in a process of its own and shows what it says until it is up. */
final class DetachedUp {
    private final DataFolder data;
    private final Console console;

    DetachedUp(DataFolder data, Console console) {
        this.data = data;
        this.console = console;
    }

    /** 0 when Amiss is up. Ctrl-C before that ends the start. */
    int start(boolean fresh) throws InterruptedException {
        Path log = data.log("up");
        long seen = startLog(log);
        Process up = DetachedProcess.start(command(fresh), Map.of(), log);
        AtomicBoolean isUp = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!isUp.get()) {
                up.destroy();
            }
        }));
        boolean ended = false;
        while (!isUp.get() && !ended) {
            ended = up.waitFor(100, TimeUnit.MILLISECONDS);
            String text = readFrom(log, seen);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            seen += whole.getBytes(StandardCharsets.UTF_8).length;
            whole.lines().forEach(console::say);
            isUp.set(whole.lines().anyMatch(Welcome.UP::equals));
        }
        return isUp.get() ? 0 : 1;
    }

    private static long startLog(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + log, e);
        }
    }

    private static String readFrom(Path log, long position) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(position);
            byte[] bytes = new byte[(int) (file.length() - position)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + log, e);
        }
    }

    private static List<String> command(boolean fresh) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Damiss.home=" + Place.home(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.amiss.local.Main",
                "up"));
        if (fresh) {
            command.add("--fresh");
        }
        return command;
    }
}
