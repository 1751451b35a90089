package dev.amiss.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresServerTest {
    private final Path folder;
    private PostgresServer server;

    PostgresServerTest(@TempDir Path folder) {
        this.folder = folder;
        this.server = new PostgresServer(ServerFiles.below(folder, "postgres"), FreePorts.one(), false);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource({"true,on", "false,off"})
    void a_durable_server_syncs_and_another_does_not(boolean durable, String expected) throws SQLException {
        server = new PostgresServer(ServerFiles.below(folder, "postgres"), FreePorts.one(), durable);

        server.start();

        assertThat(show("fsync")).isEqualTo(expected);
        assertThat(show("synchronous_commit")).isEqualTo(expected);
        assertThat(show("full_page_writes")).isEqualTo(expected);
    }

    @Test
    void a_taken_port_is_told_with_what_postgres_said() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            server = new PostgresServer(ServerFiles.below(folder, "postgres"), taken.getLocalPort(), false);

            assertThatThrownBy(server::start)
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("could not bind");
        }
        assertThat(server.isRunning()).isFalse();
    }

    private String show(String setting) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW " + setting)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
