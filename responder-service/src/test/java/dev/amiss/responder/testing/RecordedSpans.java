package dev.amiss.responder.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Where the traces of this module's tests go. */
public final class RecordedSpans {
    private static final InMemorySpanExporter EXPORTER = InMemorySpanExporter.create();

    private RecordedSpans() {}

    /** The exporter as the service finds it. */
    static final class Exporter {
        @Produces
        @Singleton
        @Unremovable
        InMemorySpanExporter exporter() {
            return EXPORTER;
        }
    }

    /** The steps of a trace that ended so far, in the order in which they began. */
    public static List<SpanData> of(String traceId) {
        return EXPORTER.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(traceId))
                .sorted(Comparator.comparing(SpanData::getStartEpochNanos))
                .toList();
    }

    /** Waits until the trace has the step, and answers it. */
    public static SpanData step(String traceId, String name) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(of(traceId)).extracting(SpanData::getName).contains(name));
        return of(traceId).stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
