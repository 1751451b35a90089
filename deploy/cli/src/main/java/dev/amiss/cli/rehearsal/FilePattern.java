package dev.amiss.cli.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds the files that a pattern such as {@code responders/*.yaml} means. */
final class FilePattern {
    private static final Pattern WILD = Pattern.compile("[*?\\[{]");
    private static final Pattern LAST_FOLDER = Pattern.compile("[^/]*$");

    private FilePattern() {}

    /**
     * In order of their names; none when there is none.
     *
     * @param pattern a file, a folder or a pattern of files
     * @param from the file that names it, whose folder it is relative to; {@code -} for the current folder
     */
    static List<String> find(String pattern, String from) {
        Path start = from.equals("-") ? Path.of("start") : Path.of(from);
        var wild = WILD.matcher(pattern);
        if (!wild.find()) {
            Path path = start.resolveSibling(pattern);
            return Files.exists(path) ? List.of(path.toString()) : List.of();
        }
        String folder = LAST_FOLDER.matcher(pattern.substring(0, wild.start())).replaceFirst("");
        String rest = pattern.substring(folder.length());
        return find(start.resolveSibling(folder), rest);
    }

    private static List<String> find(Path folder, String rest) {
        int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/").length;
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
            try (Stream<Path> all = Files.walk(folder, depth)) {
                return all.filter(file -> Files.isRegularFile(file) && matcher.matches(folder.relativize(file)))
                        .sorted()
                        .map(Path::toString)
                        .toList();
            }
        } catch (PatternSyntaxException | IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
