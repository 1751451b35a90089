package dev.amiss.service.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Whether traces are told. How and where to, OpenTelemetry's own variables say ({@code OTEL_…}). */
@ConfigMapping(prefix = "amiss.traces")
public interface TraceConfig {
    /** Switches traces on or off ({@code AMISS_TRACES}); absent, they are on when OpenTelemetry is told where to send them. */
    Optional<Boolean> enabled();

    /** Switches them off whatever the others say ({@code OTEL_SDK_DISABLED}). */
    @WithDefault("false")
    boolean sdkDisabled();

    /** What exports them ({@code OTEL_TRACES_EXPORTER}); {@code none} for nothing. */
    Optional<String> exporter();

    /** Where they are sent ({@code OTEL_EXPORTER_OTLP_TRACES_ENDPOINT} or {@code OTEL_EXPORTER_OTLP_ENDPOINT}). */
    Optional<String> endpoint();

    /** What follows from all of these. */
    default boolean isOn() {
        return !sdkDisabled()
                && enabled()
                        .orElseGet(() -> exporter()
                                .map(named -> !named.equals("none"))
                                .orElse(endpoint().isPresent()));
    }
}
