package dev.amiss.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoOrphansTest {
    @Test
    void servers_end_and_their_folder_goes_when_the_jvm_is_killed() throws IOException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndWait.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String folder;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            folder = reader.readLine();
            assertThat(processesOf(folder)).hasSizeGreaterThanOrEqualTo(3);
        } finally {
            jvm.destroyForcibly();
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(processesOf(folder)).isEmpty());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Path.of(folder)).doesNotExist());
    }

    private static List<ProcessHandle> processesOf(String folder) {
        return ProcessHandle.allProcesses()
                .filter(handle -> handle.info().commandLine().orElse("").contains(folder))
                .toList();
    }

    /** Starts both servers, prints their folder and waits to be killed. */
    static final class StartAndWait {
        private StartAndWait() {}

        public static void main(String[] arguments) throws IOException {
            new RealParts().start();
            System.out.println(System.getProperty("amiss.test.folder"));
            System.out.flush();
            int end = System.in.read();
            System.out.println(end);
        }
    }
}
