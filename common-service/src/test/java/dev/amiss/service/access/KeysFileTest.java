package dev.amiss.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysFileTest {
    @TempDir
    Path folder;

    @Test
    void broken_lines_harm_no_other() throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(
                file,
                "# comment\n\nbroken\n"
                        + AccessKey.of("a", Role.ADMIN, "secret").line() + "\n");

        assertThat(new KeysFile(file).find("secret")).isPresent();
    }

    @Test
    void a_changed_file_counts_within_a_second() throws IOException {
        Path file = folder.resolve("keys");
        KeysFile keys = new KeysFile(file);
        assertThat(keys.find("one")).isEmpty();

        Files.writeString(file, AccessKey.of("a", Role.ADMIN, "one").line());
        assertThat(keys.find("one")).isPresent();

        Files.writeString(file, AccessKey.of("b", Role.ADMIN, "two").line());
        await().atMost(Duration.ofSeconds(1)).until(() -> keys.find("one").isEmpty());
        assertThat(keys.find("two")).isPresent();

        Files.delete(file);
        await().atMost(Duration.ofSeconds(1)).until(() -> keys.find("two").isEmpty());
    }
}
