package dev.amiss.service.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the relay. */
@ConfigMapping(prefix = "amiss.outbox")
public interface OutboxConfig {
    /** How long the relay rests when nothing wakes it; other replicas' messages wait at most so long. */
    @WithDefault("500ms")
    Duration pollEvery();

    /** How many messages one Kafka transaction holds at most. */
    @WithDefault("2000")
    int batchSize();

    /** How many bytes of payload one Kafka transaction holds, but for its last message. */
    @WithDefault("8000000")
    long batchBytes();

    /** How long it rests after a transaction that was not full, so that the next one gathers. A lone message waits for nothing. */
    @WithDefault("10ms")
    Duration gather();
}
