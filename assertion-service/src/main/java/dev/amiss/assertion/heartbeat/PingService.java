package dev.amiss.assertion.heartbeat;

import dev.amiss.assertion.run.Duties;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes pings. One that only confirms what is known is a single statement; one that may change how its assertion stands
 * also asks for a run at once.
 */
@Singleton
class PingService {
    /** What is kept of a body, in bytes. */
    static final int BODY_LIMIT = 10_000;

    private final Jdbi jdbi;
    private final HeartbeatStore store;
    private final Duties duties;
    private final Clock clock;

    PingService(Jdbi jdbi, HeartbeatStore store, Duties duties, Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.duties = duties;
        this.clock = clock;
    }

    /** Takes a ping; false when nobody has that key. */
    boolean take(String key, Signal signal, byte @Nullable [] body) {
        String text = text(body);
        if (signal instanceof Signal.End end) {
            return end(key, end, text);
        }
        return jdbi.withHandle(handle -> signal instanceof Signal.Start
                ? store.start(handle, key, clock.instant())
                : store.log(handle, key, text));
    }

    private boolean end(String key, Signal.End end, @Nullable String text) {
        Optional<HeartbeatStore.Kept> kept =
                jdbi.withHandle(handle -> store.ping(handle, key, end, text, clock.instant()));
        kept.filter(HeartbeatStore.Kept::look)
                .ifPresent(ping -> QuarkusTransaction.requiringNew()
                        .run(() -> jdbi.useHandle(handle -> duties.demand(handle, ping.assertionId()))));
        return kept.isPresent();
    }

    private static @Nullable String text(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            return null;
        }
        int kept = Math.min(body.length, BODY_LIMIT);
        return new String(body, 0, kept, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
