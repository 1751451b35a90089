package dev.amiss.issue.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the intake. */
@ConfigMapping(prefix = "amiss.intake")
public interface IntakeConfig {
    /** How many single reports may wait to be written; more are answered 503. */
    @WithDefault("10000")
    int queueCapacity();

    /** How many transactions write single reports at once. */
    @WithDefault("2")
    int writers();

    /** How long a writer waits for another one's transaction to end, so that more gather. A report that comes while none is written waits for nothing. */
    @WithDefault("3ms")
    Duration gather();

    /** How many reports one transaction takes at most. */
    @WithDefault("500")
    int batchSize();

    /** How many bulk requests are worked on at once; more wait their turn. */
    @WithDefault("4")
    int bulkRequests();

    /** How many bulk requests may wait; more are answered 503, as is one that waited longer than the patience. */
    @WithDefault("20")
    int bulkRequestsWaiting();

    /** How long a report waits for a database that is away before it is answered 503. */
    @WithDefault("8s")
    Duration patience();
}
