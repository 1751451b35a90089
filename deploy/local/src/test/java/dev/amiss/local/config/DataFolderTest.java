package dev.amiss.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @Test
    void clearing_deletes_what_is_ours_and_nothing_else(@TempDir Path root) throws IOException {
        DataFolder data = new DataFolder(root);
        data.create();
        Files.writeString(data.mail().resolve("1.eml"), "x");
        Files.writeString(data.keys(), "x");
        Files.createDirectories(root.resolve("postgres/base"));
        Files.writeString(root.resolve("my-thesis.txt"), "x");

        data.clear();

        assertThat(data.mail()).isEmptyDirectory();
        assertThat(data.keys()).doesNotExist();
        assertThat(root.resolve("postgres")).doesNotExist();
        assertThat(root.resolve("my-thesis.txt")).exists();
    }

    @Test
    void processes_are_those_with_a_pid_file(@TempDir Path root) throws IOException {
        DataFolder data = new DataFolder(root);
        data.create();
        Files.writeString(data.pid("issue-1"), "1");
        Files.writeString(data.lock(), "2");

        assertThat(data.processes()).containsExactly("issue-1");
    }

    @Test
    void a_log_that_has_grown_large_is_put_aside(@TempDir Path root) throws IOException {
        DataFolder data = new DataFolder(root);
        data.create();
        Files.write(data.log("issue-1"), new byte[20_000_001]);
        Files.writeString(data.log("kafka"), "small");

        data.rotateLogs();

        assertThat(data.log("issue-1")).doesNotExist();
        assertThat(root.resolve("logs/issue-1.log.1")).hasSize(20_000_001);
        assertThat(data.log("kafka")).exists();
    }
}
