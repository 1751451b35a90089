package dev.amiss.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessModeTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
    void open_is_allowed_on_loopback(String host) {
        assertThat(mode("open", host).isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "", "10.0.0.1", "no.such.host.invalid"})
    void open_is_refused_elsewhere(String host) {
        assertThatThrownBy(() -> mode("open", host))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AMISS_AUTH=open")
                .hasMessageContaining("AMISS_HOST");
        assertThat(mode("keys", host).isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Open", "none"})
    void other_modes_are_refused(String mode) {
        assertThatThrownBy(() -> mode(mode, "127.0.0.1")).hasMessageContaining("must be keys, oidc or open");
    }

    private static AccessMode mode(String mode, String host) {
        AccessConfig config = new AccessConfig() {
            @Override
            public String mode() {
                return mode;
            }

            @Override
            public Optional<Path> keysFile() {
                return Optional.empty();
            }

            @Override
            public long sessionSec() {
                return 60;
            }

            @Override
            public Optional<List<String>> publicPaths() {
                return Optional.empty();
            }
        };
        return new AccessMode(config, host);
    }
}
