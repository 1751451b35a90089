package dev.amiss.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private final Path folder;
    private final ChildProcess process;

    ChildProcessTest(@TempDir Path folder) {
        this.folder = folder;
        this.process = new ChildProcess(folder.resolve("p.pid"), folder.resolve("p.log"), "mark-of-this-test");
    }

    @Test
    void a_process_is_found_by_its_pid_file_and_gone_after_the_kill() {
        long pid = process.start(List.of("sh", "-c", "sleep 60; exit", "mark-of-this-test"), Map.of());

        assertThat(process.running())
                .hasValueSatisfying(found -> assertThat(found.pid()).isEqualTo(pid));

        process.kill();

        assertThat(process.isRunning()).isFalse();
        assertThat(folder.resolve("p.pid")).doesNotExist();
    }

    @Test
    void a_process_that_turns_into_another_program_runs_all_the_while() throws IOException {
        Path script = Files.writeString(
                folder.resolve("again.sh"),
                "[ $1 -eq 0 ] && echo done && sleep 60\nexec sh $0 $(($1 - 1)) mark-of-this-test\n");

        process.start(List.of("sh", script.toString(), "300", "mark-of-this-test"), Map.of());

        while (!process.lastLines(1).contains("done")) {
            assertThat(process.isRunning()).isTrue();
        }
        process.kill();
    }

    @Test
    void what_it_printed_can_be_read_after_its_end() {
        process.start(List.of("sh", "-c", "echo one; echo $WORD; exit 3", "mark-of-this-test"), Map.of("WORD", "two"));

        assertThat(process.awaitEnd(Duration.ofSeconds(10))).isTrue();
        assertThat(process.lastLines(1)).containsExactly("two");
    }

    @Test
    void the_id_of_another_program_is_not_taken_for_it() throws IOException {
        Files.writeString(folder.resolve("p.pid"), ProcessHandle.current().pid() + "\n");

        assertThat(process.isRunning()).isFalse();
    }

    @Test
    void a_signal_ends_it() {
        process.start(List.of("sh", "-c", "sleep 60 & wait", "mark-of-this-test"), Map.of());

        process.signal("TERM");

        assertThat(process.awaitEnd(Duration.ofSeconds(10))).isTrue();
    }
}
