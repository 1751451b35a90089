package dev.amiss.service.trace;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Begins steps of traces, which are {@link Step#NONE} while traces are off. Thread-safe. */
@Singleton
public class Traces {
    /** The header by which a step names the one that it follows, of requests and of Kafka records (W3C Trace Context). */
    public static final String HEADER = dev.amiss.model.Headers.TRACEPARENT;

    private static final Logger LOG = Logger.getLogger(Traces.class);
    private static final String OF_REQUEST = "amiss-step";

    private final @Nullable OpenTelemetrySteps steps;

    Traces(TraceConfig config, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.steps = config.isOn() ? start(service) : null;
    }

    private static @Nullable OpenTelemetrySteps start(String service) {
        try {
            return OpenTelemetrySteps.start(service);
        } catch (RuntimeException | LinkageError e) {
            LOG.errorf("traces: none are told, since OpenTelemetry cannot start; look at the OTEL_ variables: %s", e);
            return null;
        }
    }

    void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
        if (steps != null) {
            steps.close();
        }
    }

    public boolean isOn() {
        return steps != null;
    }

    /**
     * Begins a step.
     *
     * @param name few different ones, without ids
     * @param follows what {@link Step#context} of the one before said, or another's header; null or nonsense begins a trace
     */
    public Step begin(String name, Step.Kind kind, @Nullable String follows) {
        return steps == null ? Step.NONE : steps.begin(name, kind, follows);
    }

    /** The context of the calling thread's step, or of the request that it answers; null when it has none. */
    public @Nullable String current() {
        if (steps == null) {
            return null;
        }
        String entered = steps.current();
        Context context = entered == null ? Vertx.currentContext() : null;
        return context != null && VertxContext.isDuplicatedContext(context) ? context.getLocal(OF_REQUEST) : entered;
    }

    /** From now on the request that is answered in this context is that step. */
    static void enterRequest(Context context, Step step) {
        context.putLocal(OF_REQUEST, step.context());
    }

    /** A record that was read, and is applied when the transaction is through. */
    public Step received(Handle handle, ConsumerRecord<?, ?> record) {
        if (steps == null) {
            return Step.NONE;
        }
        Step step = begin(record.topic() + " process", Step.Kind.CONSUMER, follows(record.headers()))
                .with("messaging.system", "kafka")
                .with("messaging.operation.type", "process")
                .with("messaging.destination.name", record.topic())
                .with("messaging.destination.partition.id", Integer.toString(record.partition()))
                .with("messaging.kafka.offset", record.offset());
        handle.afterCommit(step::close);
        return step;
    }

    /** A record that is about to be sent; it names the step from now on. None where it belongs to no trace. */
    public Step sending(ProducerRecord<?, ?> record) {
        String follows = steps == null ? null : follows(record.headers());
        if (follows == null) {
            return Step.NONE;
        }
        Step step = begin(record.topic() + " send", Step.Kind.PRODUCER, follows)
                .with("messaging.system", "kafka")
                .with("messaging.operation.type", "send")
                .with("messaging.destination.name", record.topic());
        String context = step.context();
        if (context != null) {
            record.headers().remove(HEADER).add(HEADER, context.getBytes(StandardCharsets.UTF_8));
        }
        return step;
    }

    private static @Nullable String follows(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
