package dev.amiss.assertion.heartbeat;

import dev.amiss.assertion.run.RunGate;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps since when pings can be taken without a break: as long as any replica can write to the database. What is written
 * before each claim is known before any heartbeat is judged, also by the first replica after all were away.
 */
@Singleton
class Liveness implements RunGate {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration BREAK = Duration.ofSeconds(5);

    private final Jdbi jdbi;
    private final Clock clock;
    private long beatNanos = System.nanoTime() - BEAT.toNanos();

    Liveness(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void beforeClaiming() {
        if (System.nanoTime() - beatNanos < BEAT.toNanos()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO liveness AS l (seen_at, since) VALUES (clock_timestamp(), :now)
                        ON CONFLICT (only_row) DO UPDATE SET
                            since = CASE WHEN l.seen_at < clock_timestamp() - make_interval(secs => :break)
                                THEN excluded.since ELSE l.since END,
                            seen_at = clock_timestamp()""")
                .bind("now", clock.instant())
                .bind("break", (double) BREAK.toSeconds())
                .execute());
        beatNanos = System.nanoTime();
    }
}
