package dev.amiss.assertion.heartbeat;

import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.service.problem.StrictFields;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@code {"type": "heartbeat", "grace_sec": 60, "max_run_sec": 600, "slug": "nightly-backup", "mail": {"fail": "FAILED"}}}. */
@Singleton
class HeartbeatCheckType implements CheckType {
    private static final long LONGEST_GRACE_SEC = 366L * 24 * 3600;

    private final Jdbi jdbi;
    private final HeartbeatStore store;
    private final Clock clock;

    HeartbeatCheckType(Jdbi jdbi, HeartbeatStore store, Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public boolean canBeTried() {
        return false;
    }

    @Override
    public String name() {
        return "heartbeat";
    }

    @Override
    public Check read(StrictFields fields) {
        long grace = fields.integer("grace_sec", 0, LONGEST_GRACE_SEC).orElse(0L);
        Optional<Long> maxRun = fields.integer("max_run_sec", 1, LONGEST_GRACE_SEC)
                .or(() -> Optional.of(grace).filter(it -> it > 0));
        fields.text("slug", 100)
                .filter(slug -> !PingAddress.SLUG.matcher(slug).matches())
                .ifPresent(slug -> fields.reject(
                        "slug", "must be lower-case letters, digits, '-' and '_', such as nightly-backup"));
        MailRules.read(fields);
        return new HeartbeatCheck(
                jdbi, store, new HeartbeatCheck.Limits(Duration.ofSeconds(grace), maxRun.map(Duration::ofSeconds)));
    }

    @Override
    public void begin(Handle handle, long assertionId) {
        store.begin(handle, assertionId, clock.instant());
    }

    @Override
    public void end(Handle handle, long assertionId) {
        store.end(handle, assertionId);
    }
}
