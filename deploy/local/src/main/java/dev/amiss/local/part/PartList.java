package dev.amiss.local.part;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.amiss.local.config.DataFolder;
import dev.amiss.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What an {@code up} runs, written down for {@code status} and {@code demo}. */
public final class PartList {
    private PartList() {}

    /** A part, whether it is a service (asked by HTTP how it is), a server (a process) or inside the launcher. */
    public record Entry(String name, String kind, String address) {
        public static final String SERVICE = "service";
        public static final String SERVER = "server";
        public static final String IN_LAUNCHER = "in_launcher";
    }

    public static void write(DataFolder data, List<Entry> entries) {
        try {
            Json.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(data.parts().toFile(), entries);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + data.parts(), e);
        }
    }

    /** Empty if nothing runs. */
    public static List<Entry> read(DataFolder data) {
        Path file = data.parts();
        try {
            return Files.exists(file)
                    ? Json.mapper().readValue(file.toFile(), new TypeReference<List<Entry>>() {})
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    public static void delete(DataFolder data) {
        try {
            Files.deleteIfExists(data.parts());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + data.parts(), e);
        }
    }
}
