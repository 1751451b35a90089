package dev.amiss.issue.stream;

import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * One client: numbers its events, and holds live ones back until it was told what it had missed. Thread-safe.
 */
final class StreamConnection implements Consumer<StreamedEvent> {
    private static final int MOST_HELD_BACK = 10_000;

    private final MultiEmitter<? super OutboundSseEvent> emitter;
    private final Sse sse;
    private final Deque<StreamedEvent> heldBack = new ArrayDeque<>();
    private StreamPosition position = new StreamPosition(java.util.Map.of());
    private boolean isLive;

    StreamConnection(MultiEmitter<? super OutboundSseEvent> emitter, Sse sse) {
        this.emitter = emitter;
        this.sse = sse;
    }

    /** A live event. */
    @Override
    public synchronized void accept(StreamedEvent event) {
        if (isLive) {
            send(event);
        } else if (heldBack.size() < MOST_HELD_BACK) {
            heldBack.add(event);
        } else {
            emitter.fail(new IllegalStateException("too much happened while the client caught up"));
        }
    }

    synchronized void startAt(StreamPosition start) {
        position = start;
    }

    /** An event that the client had missed. */
    synchronized void sendMissed(StreamedEvent event) {
        send(event);
    }

    /** Nothing is missed any more: what was held back goes out, and from now on all as it comes. */
    synchronized void goLive(StreamPosition from) {
        position = position.atLeast(from);
        heldBack.forEach(this::send);
        heldBack.clear();
        isLive = true;
    }

    private void send(StreamedEvent event) {
        position = position.after(event.partition(), event.offset());
        emitter.emit(sse.newEventBuilder()
                .id(position.encode())
                .name(event.type())
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, event.json())
                .build());
    }
}
