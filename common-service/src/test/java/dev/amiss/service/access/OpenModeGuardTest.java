package dev.amiss.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.HostAndPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenModeGuardTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, 8080, ",
        "LOCALHOST, 8080, ",
        "127.0.0.1, 8080, ",
        "127.9.9.9, -1, ",
        "::1, 8080, ",
        "[::1], 8080, ",
        "evil.example, 8080, FOREIGN_HOST",
        "localhost.evil.example, 8080, FOREIGN_HOST",
        "127.0.0.1.evil.example, 8080, FOREIGN_HOST",
        "10.0.0.1, 8080, FOREIGN_HOST",
    })
    void the_host_must_be_this_machine(String host, int port, AccessProblem problem) {
        assertThat(OpenModeGuard.problem(HostAndPort.create(host, port), null).orElse(null))
                .isEqualTo(problem);
    }

    @Test
    void a_request_without_host_is_refused() {
        assertThat(OpenModeGuard.problem(null, null)).contains(AccessProblem.FOREIGN_HOST);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, ",
        "http://LOCALHOST:8080, ",
        "https://localhost:8080, ",
        "http://localhost:8081, FOREIGN_ORIGIN",
        "http://127.0.0.1:8080, FOREIGN_ORIGIN",
        "http://evil.example, FOREIGN_ORIGIN",
        "null, FOREIGN_ORIGIN",
        "'', FOREIGN_ORIGIN",
    })
    void the_origin_must_be_the_same(String origin, AccessProblem problem) {
        assertThat(OpenModeGuard.problem(HostAndPort.create("localhost", 8080), origin)
                        .orElse(null))
                .isEqualTo(problem);
    }
}
