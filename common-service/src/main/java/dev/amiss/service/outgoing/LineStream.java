package dev.amiss.service.outgoing;

import dev.amiss.model.function.FailureReason;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries a body from the event loop to one waiting thread, a part at a time, and cuts it into lines there. */
final class LineStream implements BodySink {
    private sealed interface Signal {
        record Part(byte[] bytes) implements Signal {}

        record End(OutgoingResponse response) implements Signal {}
    }

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final CollectedBody refusal;
    private final LineCutter cutter;
    private final long started = System.nanoTime();
    private volatile @Nullable Flow flow;

    LineStream(OutgoingRequest request, int maxLineBytes) {
        this.refusal = new CollectedBody(request.maxBodyBytes());
        this.cutter = new LineCutter(maxLineBytes);
    }

    @Override
    public void begin(int status, Flow brake) {
        if (status >= 200 && status < 300) {
            flow = brake;
            brake.pause();
            brake.next();
        }
    }

    @Override
    public boolean take(Buffer part) {
        return flow == null ? refusal.take(part) : signals.add(new Signal.Part(part.getBytes()));
    }

    @Override
    public byte[] kept() {
        return refusal.kept();
    }

    void ended(OutgoingResponse response) {
        signals.add(new Signal.End(response));
    }

    /** Waits for the parts and hands over their lines, until the end of the exchange, which always comes. */
    OutgoingResponse handTo(Consumer<String> lines) {
        try {
            while (true) {
                Signal signal = signals.take();
                if (signal instanceof Signal.End end) {
                    return end(end.response(), lines);
                }
                cutter.cut(((Signal.Part) signal).bytes(), lines);
                next();
            }
        } catch (LineCutter.LineTooLong e) {
            return new OutgoingResponse.Failure(FailureReason.SERVER_ERROR, String.valueOf(e.getMessage()), latency());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new OutgoingResponse.Failure(FailureReason.TIMEOUT, "Interrupted while reading lines", latency());
        }
    }

    private OutgoingResponse end(OutgoingResponse response, Consumer<String> lines) {
        if (flow != null && response instanceof OutgoingResponse.Answer) {
            cutter.end(lines);
        }
        return response;
    }

    private void next() {
        Flow brake = flow;
        if (brake != null) {
            brake.next();
        }
    }

    private Duration latency() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
