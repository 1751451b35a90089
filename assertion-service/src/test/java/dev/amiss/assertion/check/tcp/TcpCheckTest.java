package dev.amiss.assertion.check.tcp;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.amiss.assertion.testing.Checks;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TcpCheckTest {
    @Test
    void a_port_that_takes_connections_passes_and_one_that_does_not_fails() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            Checks.resultOf(check("localhost", port))
                    .body("outcome", equalTo("passed"))
                    .body("details.address", equalTo("127.0.0.1"))
                    .body("details.latency_ms", notNullValue());
        }

        Checks.resultOf(check("127.0.0.1", port))
                .body("outcome", equalTo("failed"))
                .body("details.reason", equalTo("unreachable"))
                .body("details.port", equalTo(port));
    }

    @Test
    void a_host_that_nobody_knows_fails() {
        Checks.resultOf(check("nobody.invalid", 80))
                .body("outcome", equalTo("failed"))
                .body("details.message", containsString("No address is known"));
    }

    @Test
    void an_address_that_must_not_be_reached_is_an_error_of_the_check() {
        Checks.resultOf(check("169.254.169.254", 80))
                .body("outcome", equalTo("error"))
                .body("details.reason", equalTo("forbidden_address"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type": "tcp", "port": 80}                              | /check/host | is required
                    {"type": "tcp", "host": "a.example"}                     | /check/port | is required
                    {"type": "tcp", "host": "a.example", "port": 0}          | /check/port | must be a whole number from 1 to 65535
                    {"type": "tcp", "host": "a.example/x", "port": 80}       | /check/host | must be a host name
                    {"type": "tcp", "host": "u:p@a.example", "port": 80}     | /check/host | must be a host name
                    {"type": "tcp", "host": "a.example:80", "port": 80}      | /check/host | must be a host name
                    {"type": "tcp", "host": "0x7f000001", "port": 80}        | /check/host | must be a host name
                    {"type": "tcp", "host": "a.example", "port": 80, "x": 1} | /check/x    | is not a field here
                    """)
    void wrong_fields_are_named(String check, String pointer, String rule) {
        Checks.post(check)
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.find { it.pointer == '" + pointer + "' }.detail", containsString(rule));
    }

    private static String check(String host, int port) {
        return """
                {"type": "tcp", "host": "%s", "port": %d}""".formatted(host, port);
    }
}
