package dev.amiss.service.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the consumers. */
@ConfigMapping(prefix = "amiss.inbox")
public interface InboxConfig {
    /** How many records one transaction applies at most. */
    @WithDefault("1000")
    int batchSize();

    /** How long it rests after a batch that was not full, so that the next one gathers. A lone record waits for nothing. */
    @WithDefault("10ms")
    Duration gather();

    /** How often bookmarks say up to when all was applied, while somebody waits for it. */
    @WithDefault("50ms")
    Duration caughtUpEvery();

    /** How often they do while nobody waits. */
    @WithDefault("2s")
    Duration caughtUpEveryWhenIdle();

    /** How long a batch rests that could not be applied because the database was away. */
    @WithDefault("250ms")
    Duration restAfterFailure();

    /** After how long without a sign of life another replica takes over the partitions. */
    @WithDefault("6s")
    Duration sessionTimeout();
}
