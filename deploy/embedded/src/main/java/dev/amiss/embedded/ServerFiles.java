package dev.amiss.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a server keeps what it has: the folder of its data, the file that its output is appended to, and the file that
 * holds the id of its process while it runs.
 */
public record ServerFiles(Path data, Path log, Path pid) {
    public ServerFiles {
        data = data.toAbsolutePath().normalize();
        log = log.toAbsolutePath().normalize();
        pid = pid.toAbsolutePath().normalize();
    }

    /** All three below one folder, named after the server. */
    public static ServerFiles below(Path folder, String name) {
        return new ServerFiles(folder.resolve(name), folder.resolve(name + ".log"), folder.resolve(name + ".pid"));
    }

    void createFolders() {
        try {
            Files.createDirectories(data);
            Files.createDirectories(parentOf(log));
            Files.createDirectories(parentOf(pid));
        } catch (IOException e) {
            throw new EmbeddedException("Cannot create the folders of " + data, e);
        }
    }

    private static Path parentOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file.getFileSystem().getPath("") : parent;
    }
}
