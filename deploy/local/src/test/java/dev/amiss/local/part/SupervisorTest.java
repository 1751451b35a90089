package dev.amiss.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amiss.embedded.EmbeddedException;
import dev.amiss.local.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisorTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Supervisor supervisor =
            new Supervisor(new Console(new PrintStream(said, true, StandardCharsets.UTF_8), Clock.systemUTC()));
    private final RehearsedPart part = new RehearsedPart();
    private final Thread watch = new Thread(() -> {
        try {
            supervisor.watch(List.of(part));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    });

    @AfterEach
    void stop() throws InterruptedException {
        supervisor.stop();
        watch.join(Duration.ofSeconds(10).toMillis());
    }

    @Test
    void a_part_that_takes_longer_to_start_than_expected_is_waited_for() {
        part.slowStarts = 1;
        watch.start();

        await().untilAsserted(() -> assertThat(said())
                .contains("kafka ended unexpectedly; it is started again now")
                .contains("kafka does not answer; see kafka.log")
                .endsWith("kafka runs again\n"));
        assertThat(part.launches).hasValue(1);
    }

    @Test
    void a_part_that_ends_while_it_starts_is_started_once_more() {
        part.failedStarts = 1;
        watch.start();

        await().untilAsserted(() -> assertThat(said())
                .contains("kafka ended: no memory; see kafka.log")
                .contains("kafka ended unexpectedly; it is started again in 1 s")
                .endsWith("kafka runs again\n"));
        assertThat(part.launches).hasValue(2);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** It is not running at first; its starts end, or take too long, as often as it is told. */
    private static final class RehearsedPart implements Part {
        private final AtomicInteger launches = new AtomicInteger();
        private volatile boolean runs;
        private int failedStarts;
        private int slowStarts;

        @Override
        public String name() {
            return "kafka";
        }

        @Override
        public String address() {
            return "127.0.0.1:1";
        }

        @Override
        public void start() {
            if (!runs) {
                launches.incrementAndGet();
            }
            if (failedStarts > 0) {
                failedStarts--;
                throw new EmbeddedException("kafka ended: no memory");
            }
            runs = true;
            if (slowStarts > 0) {
                slowStarts--;
                throw new EmbeddedException("kafka does not answer");
            }
        }

        @Override
        public void stop() {
            runs = false;
        }

        @Override
        public boolean isRunning() {
            return runs;
        }

        @Override
        public Path log() {
            return Path.of("kafka.log");
        }

        @Override
        public List<String> lastLines(int count) {
            return List.of();
        }
    }
}
