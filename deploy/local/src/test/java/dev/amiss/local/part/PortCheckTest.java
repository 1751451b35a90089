package dev.amiss.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.embedded.FreePorts;
import dev.amiss.local.config.PlannedPort;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortCheckTest {
    @Test
    void free_ports_are_no_problem() {
        List<PlannedPort> ports = FreePorts.several(2).stream()
                .map(port -> new PlannedPort(port, "127.0.0.1", "Kafka", "AMISS_KAFKA_PORT"))
                .toList();

        assertThat(PortCheck.problems(ports)).isEmpty();
    }

    @Test
    void a_taken_port_is_told_in_one_line_with_its_variable() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            PlannedPort port = new PlannedPort(taken.getLocalPort(), "127.0.0.1", "Kafka", "AMISS_KAFKA_PORT");

            assertThat(PortCheck.problems(List.of(port)))
                    .singleElement()
                    .asString()
                    .contains("Port " + taken.getLocalPort(), "Kafka", "AMISS_KAFKA_PORT")
                    .doesNotContain("\n");
        }
    }

    @Test
    void a_port_that_two_parts_want_is_told_with_both_variables() {
        int port = FreePorts.one();

        List<String> problems = PortCheck.problems(List.of(
                new PlannedPort(port, "127.0.0.1", "issue-2", "AMISS_ISSUE_PORT"),
                new PlannedPort(port, "127.0.0.1", "responder-1", "AMISS_RESPONDER_PORT")));

        assertThat(problems).singleElement().asString().contains("AMISS_ISSUE_PORT", "AMISS_RESPONDER_PORT");
    }
}
