package dev.amiss.issue.console;

import io.quarkus.qute.TemplateData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Code of others that the services run, and its licence. */
@TemplateData
public record Library(String name, String licence) {
    private static final String LIST = "/console/licences.txt";

    /** All of them, by name. */
    static List<Library> all() {
        try (InputStream list = Library.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException(LIST + " is missing in the build");
            }
            return new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("  ", 2))
                    .map(words -> new Library(words[0], words[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
