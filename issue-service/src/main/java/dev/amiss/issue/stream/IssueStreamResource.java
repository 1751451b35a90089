package dev.amiss.issue.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Changes of issues as server-sent events. */
@Path("/api/v1/issues/stream")
@Tag(name = "Issues")
public class IssueStreamResource {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
    private static final int MOST_WAITING = 5_000;

    private final LiveIssueEvents live;
    private final MissedIssueEvents missed;
    private final Sse sse;

    IssueStreamResource(LiveIssueEvents live, MissedIssueEvents missed, @Context Sse sse) {
        this.live = live;
        this.missed = missed;
        this.sse = sse;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @Operation(summary = "Changes of issues as they happen", description = """
            Server-sent events named as the issue events, with the event as data. Last-Event-ID goes on where another \
            connection, to whichever replica, ended.""")
    public Multi<OutboundSseEvent> stream(@HeaderParam("Last-Event-ID") @Nullable String lastEventId) {
        StreamPosition from = lastEventId == null || lastEventId.isEmpty() ? null : StreamPosition.decode(lastEventId);
        Multi<OutboundSseEvent> events = Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> live.begun().thenRun(() -> connect(emitter, from)), BackPressureStrategy.IGNORE)
                .onOverflow()
                .buffer(MOST_WAITING);
        Multi<OutboundSseEvent> signs = Multi.createFrom()
                .ticks()
                .startingAfter(Duration.ofMillis(1))
                .every(SIGN_OF_LIFE)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("amiss").build());
        return Multi.createBy().merging().streams(signs, events);
    }

    private void connect(MultiEmitter<? super OutboundSseEvent> emitter, @Nullable StreamPosition from) {
        if (emitter.isCancelled()) {
            return;
        }
        StreamConnection connection = new StreamConnection(emitter, sse);
        StreamPosition begin = live.listen(connection);
        emitter.onTermination(() -> live.forget(connection));
        if (from == null) {
            connection.goLive(begin);
            return;
        }
        connection.startAt(from);
        Infrastructure.getDefaultWorkerPool().execute(() -> {
            try {
                missed.read(from, begin, connection::sendMissed, () -> !emitter.isCancelled());
                connection.goLive(begin);
            } catch (RuntimeException e) {
                emitter.fail(e);
            }
        });
    }
}
