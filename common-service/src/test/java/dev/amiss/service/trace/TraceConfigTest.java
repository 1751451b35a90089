package dev.amiss.service.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceConfigTest {
    private record Settings(
            Optional<Boolean> enabled, boolean sdkDisabled, Optional<String> exporter, Optional<String> endpoint)
            implements TraceConfig {}

    @ParameterizedTest(name = "AMISS_TRACES={0} OTEL_SDK_DISABLED={1} OTEL_TRACES_EXPORTER={2} endpoint={3}: {4}")
    @CsvSource({
        ",      false, ,       ,                      false",
        "true,  false, ,       ,                      true",
        "false, false, otlp,   http://collector:4318, false",
        ",      false, ,       http://collector:4318, true",
        ",      false, otlp,   ,                      true",
        ",      false, none,   http://collector:4318, false",
        "true,  false, none,   ,                      true",
        "true,  true,  otlp,   http://collector:4318, false",
    })
    void traces_are_on_when_told_so_or_told_where_to_go(
            @Nullable Boolean enabled,
            boolean disabled,
            @Nullable String exporter,
            @Nullable String endpoint,
            boolean on) {
        var settings = new Settings(
                Optional.ofNullable(enabled), disabled, Optional.ofNullable(exporter), Optional.ofNullable(endpoint));

        assertThat(settings.isOn()).isEqualTo(on);
    }
}
