package dev.amiss.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that are deleted whole. */
public final class Folders {
    private Folders() {}

    /** Deletes the folder and all in it; a folder that is not there is fine. Links are deleted, not followed. */
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // gone already, as wanted
        } catch (IOException e) {
            throw new EmbeddedException("Cannot delete " + folder, e);
        }
    }
}
