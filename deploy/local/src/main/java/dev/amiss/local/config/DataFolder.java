package dev.amiss.local.config;

import dev.amiss.embedded.Folders;
import dev.amiss.embedded.ServerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** What lies where below the data folder. */
public record DataFolder(Path root) {
    private static final List<String> OURS = List.of("postgres", "postgres.new", "kafka", "mail", "keys");
    private static final String LOG_OF_UP = "up.log";
    private static final long LARGEST_LOG = 20_000_000;

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    public Path mail() {
        return root.resolve("mail");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    /** What seals secrets in the databases; it stays when the data is deleted, for databases that are not here. */
    public Path encryptionKeys() {
        return root.resolve("encryption-keys");
    }

    /** What runs, for {@code status}. */
    public Path parts() {
        return run().resolve("parts.json");
    }

    /** Held by the {@code up} that runs on this data; it contains that one's process id. */
    public Path lock() {
        return run().resolve("up.lock");
    }

    public Path log(String process) {
        return root.resolve("logs").resolve(process + ".log");
    }

    public Path pid(String process) {
        return run().resolve(process + ".pid");
    }

    public ServerFiles server(String name) {
        return new ServerFiles(root.resolve(name), log(name), pid(name));
    }

    /** The processes that have a pid file, whether they still run or not. */
    public List<String> processes() {
        return listed(run())
                .filter(name -> name.endsWith(".pid"))
                .map(name -> name.substring(0, name.length() - ".pid".length()))
                .sorted()
                .toList();
    }

    public void create() {
        try {
            for (Path folder : List.of(run(), root.resolve("logs"), mail())) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the data folder " + root + " (AMISS_DATA)", e);
        }
    }

    /** Puts logs aside that have grown large, one generation of each; to be called while nobody writes them. */
    public void rotateLogs() {
        for (String name : listed(root.resolve("logs")).toList()) {
            Path log = root.resolve("logs").resolve(name);
            if (name.endsWith(".log") && !name.equals(LOG_OF_UP) && log.toFile().length() > LARGEST_LOG) {
                Path aside = log.resolveSibling(name + ".1");
                try {
                    Files.move(log, aside, StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                    throw new UncheckedIOException("Cannot put " + log + " aside", e);
                }
            }
        }
    }

    /** Deletes what Amiss put here, and nothing else that may lie in the folder. */
    public void clear() {
        OURS.forEach(name -> Folders.delete(root.resolve(name)));
        // the log of `up` stays: a detached one is writing to it
        listed(root.resolve("logs"))
                .filter(name -> !name.equals(LOG_OF_UP))
                .forEach(name -> Folders.delete(root.resolve("logs").resolve(name)));
        create();
    }

    private static Stream<String> listed(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private Path run() {
        return root.resolve("run");
    }
}
