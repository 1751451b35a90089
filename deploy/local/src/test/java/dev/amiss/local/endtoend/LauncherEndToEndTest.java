package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.local.endtoend.RunningAmiss.Finished;
import dev.amiss.model.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The launcher itself, without services, since what it does for PostgreSQL and Kafka it does for them too. */
class LauncherEndToEndTest {
    private final RunningAmiss amiss = new RunningAmiss(
            Map.of("AMISS_ISSUE_REPLICAS", "0", "AMISS_RESPONDER_REPLICAS", "0", "AMISS_ASSERTION_REPLICAS", "0"));

    @AfterEach
    void close() {
        amiss.close();
    }

    @Test
    void up_ends_its_start_with_its_line_status_tells_what_runs_and_down_leaves_nothing() throws IOException {
        assertThat(amiss.run("status").code()).isEqualTo(1);

        Finished up = amiss.run("up", "--detach");

        assertThat(up.code()).isZero();
        assertThat(up.output()).endsWith("Amiss is up\n").contains("curl ");

        Finished second = amiss.run("up");

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.output()).contains("already up").hasLineCount(1);

        Finished people = amiss.run("status");
        JsonNode programs = Json.mapper().readTree(amiss.run("status", "--json").output());

        assertThat(people.code()).isZero();
        assertThat(people.output()).contains("postgres", "kafka", "healthy");
        assertThat(programs.path("up").asBoolean()).isTrue();
        assertThat(programs.path("parts")).hasSize(3);
        assertThat(programs.path("parts").path(0).path("pid").asLong()).isEqualTo(amiss.pid("kafka"));

        List<Long> pids = List.of(amiss.pid("postgres"), amiss.pid("kafka"));
        Finished down = amiss.run("down");

        assertThat(down.code()).isZero();
        assertThat(pids).noneMatch(LauncherEndToEndTest::lives);
        assertThat(amiss.data().processes()).isEmpty();
    }

    @Test
    void killed_processes_are_started_again_and_orphans_of_a_killed_up_are_ended_by_the_next() throws Exception {
        amiss.up();
        assertThat(value("SHOW fsync")).isEqualTo("on");
        assertThat(value("SHOW synchronous_commit")).isEqualTo("on");
        execute("CREATE TABLE kept AS SELECT 'yes' AS answer");
        long postgres = amiss.pid("postgres");
        long kafka = amiss.pid("kafka");

        amiss.kill("postgres");
        amiss.kill("kafka");

        await().atMost(RunningAmiss.startLimit()).until(this::isHealthy);
        assertThat(amiss.pid("postgres")).isNotEqualTo(postgres);
        assertThat(amiss.pid("kafka")).isNotEqualTo(kafka);
        await().atMost(RunningAmiss.startLimit())
                .untilAsserted(() -> assertThat(Files.readString(amiss.data().log("up")))
                        .contains("postgres ended unexpectedly", "postgres runs again")
                        .contains("kafka ended unexpectedly", "kafka runs again"));

        long up = Long.parseLong(Files.readString(amiss.data().lock()).strip());
        long orphan = amiss.pid("postgres");
        ProcessHandle.of(up).ifPresent(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(10)).until(() -> !lives(up));
        assertThat(amiss.run("status").output()).contains("does not run");
        assertThat(lives(orphan)).isTrue();

        Finished next = amiss.run("up", "--detach");

        assertThat(next.code()).isZero();
        assertThat(next.output()).contains("Ending postgres (process " + orphan + ")", "Ending kafka");
        assertThat(lives(orphan)).isFalse();
        assertThat(isHealthy()).isTrue();
        assertThat(value("SELECT answer FROM kept")).isEqualTo("yes");
    }

    @Test
    void a_signal_to_an_up_in_the_foreground_stops_all_in_order_and_a_fresh_one_starts_without_data() throws Exception {
        Path output = amiss.data().log("foreground");
        Process up = amiss.start(output, "up");
        await().atMost(RunningAmiss.startLimit())
                .until(() -> Files.readString(output).contains("Amiss is up"));
        execute("CREATE TABLE gone (id int)");

        up.destroy();

        await().atMost(Duration.ofSeconds(40)).until(() -> !up.isAlive());
        assertThat(Files.readString(output)).contains("Stopping Amiss").endsWith("Amiss is down\n");
        assertThat(amiss.data().processes()).isEmpty();

        Finished fresh = amiss.run("up", "--detach", "--fresh");

        assertThat(fresh.code()).isZero();
        assertThat(value("SELECT to_regclass('gone') IS NULL")).isEqualTo("t");
    }

    @Test
    void a_taken_port_is_told_and_nothing_is_left_running() throws IOException {
        int port = Integer.parseInt(amiss.variable("AMISS_KAFKA_PORT"));
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Finished up = amiss.run("up");

            assertThat(taken.isBound()).isTrue();
            assertThat(up.code()).isEqualTo(1);
            assertThat(up.output()).contains("Port " + port, "AMISS_KAFKA_PORT").hasLineCount(1);
        }
        assertThat(amiss.data().processes()).isEmpty();
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().commandLine())
                .isPresent();
    }

    private boolean isHealthy() throws IOException {
        return Json.mapper()
                .readTree(amiss.run("status", "--json").output())
                .path("healthy")
                .asBoolean();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = amiss.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String value(String sql) throws SQLException {
        try (Connection connection = amiss.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
