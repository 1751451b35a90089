package dev.amiss.service.plugin;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The folder with the jars. */
final class PluginFolder {
    private PluginFolder() {}

    /**
     * Opens the jars in the order of their names.
     *
     * @param problems told of each that cannot be opened
     */
    static List<PluginJar> open(Path folder, Consumer<String> problems) {
        List<PluginJar> jars = new ArrayList<>();
        for (Path file : files(folder, problems)) {
            try {
                jars.add(PluginJar.open(file));
            } catch (IOException e) {
                problems.accept(file.getFileName() + ": is no readable jar (" + e.getMessage() + ")");
            }
        }
        return jars;
    }

    private static List<Path> files(Path folder, Consumer<String> problems) {
        if (!Files.isDirectory(folder)) {
            problems.accept("AMISS_PLUGINS=" + folder + ": there is no such folder");
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
            found.forEach(files::add);
        } catch (IOException e) {
            problems.accept("AMISS_PLUGINS=" + folder + ": cannot be read (" + e.getMessage() + ")");
        }
        return files.stream().sorted().toList();
    }
}
