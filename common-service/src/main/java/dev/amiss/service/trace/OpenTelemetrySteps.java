package dev.amiss.service.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Steps as spans of OpenTelemetry; loaded only where traces are on. Thread-safe. */
final class OpenTelemetrySteps {
    private static final TextMapGetter<String> HEADER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(Traces.HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String key) {
            return key.equals(Traces.HEADER) ? traceparent : null;
        }
    };

    private final OpenTelemetrySdk sdk;
    private final Tracer tracer;

    private OpenTelemetrySteps(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
        this.tracer = sdk.getTracer("dev.amiss");
    }

    /** Goes by OpenTelemetry's variables; exporters that are beans take the place of its own. */
    static OpenTelemetrySteps start(String service) {
        List<SpanExporter> exporters = CDI.current().select(SpanExporter.class, Any.Literal.INSTANCE).stream()
                .toList();
        return new OpenTelemetrySteps(AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> defaults(service, exporters.isEmpty() ? "otlp" : "none"))
                .addPropertiesCustomizer(
                        config -> Map.of("otel.metrics.exporter", "none", "otel.logs.exporter", "none"))
                .addTracerProviderCustomizer((provider, config) -> {
                    exporters.forEach(exporter -> provider.addSpanProcessor(SimpleSpanProcessor.create(exporter)));
                    return provider;
                })
                .build()
                .getOpenTelemetrySdk());
    }

    /** What holds unless an environment variable or system property says otherwise. */
    private static Map<String, String> defaults(String service, String exporter) {
        Map<String, String> defaults = new HashMap<>(Map.of(
                "otel.service.name",
                service,
                "otel.resource.attributes",
                "service.namespace=amiss",
                "otel.exporter.otlp.protocol",
                "http/protobuf",
                "otel.traces.exporter",
                exporter));
        var config = ConfigProvider.getConfig();
        config.getPropertyNames().forEach(name -> {
            if (name.startsWith("otel.")) {
                config.getOptionalValue(name, String.class).ifPresent(value -> defaults.put(name, value));
            }
        });
        return defaults;
    }

    Step begin(String name, Step.Kind kind, @Nullable String follows) {
        Context before = follows == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), follows, HEADER);
        return new SpanStep(tracer.spanBuilder(name)
                .setParent(before)
                .setSpanKind(SpanKind.valueOf(kind.name()))
                .startSpan());
    }

    /** The context of the calling thread's step; null when it is in none. */
    @Nullable
    String current() {
        SpanContext current = Span.current().getSpanContext();
        return current.isValid() ? traceparent(current) : null;
    }

    /** Tells what was not told yet, within two seconds. */
    void close() {
        sdk.getSdkTracerProvider().shutdown().join(2, TimeUnit.SECONDS);
    }

    private static String traceparent(SpanContext span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
    }

    private record SpanStep(Span span) implements Step {
        @Override
        public String context() {
            return traceparent(span.getSpanContext());
        }

        @Override
        public Step named(String name) {
            span.updateName(name);
            return this;
        }

        @Override
        public Step with(String attribute, String value) {
            span.setAttribute(attribute, value);
            return this;
        }

        @Override
        public Step with(String attribute, long value) {
            span.setAttribute(attribute, value);
            return this;
        }

        @Override
        public Step failed(String reason) {
            span.setStatus(StatusCode.ERROR, reason);
            return this;
        }

        @Override
        @SuppressWarnings("MustBeClosedChecker") // by what is answered
        public Entered enter() {
            Scope scope = span.makeCurrent();
            LogFields fields = LogFields.of(
                            LogFields.TRACE, span.getSpanContext().getTraceId())
                    .and(LogFields.SPAN, span.getSpanContext().getSpanId());
            return () -> {
                fields.close();
                scope.close();
            };
        }

        @Override
        public void close() {
            span.end();
        }
    }
}
