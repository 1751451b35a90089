package dev.amiss.responder.action;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How actions run. */
@ConfigMapping(prefix = "amiss.responder")
public interface ActionConfig {
    /** Seconds between the attempts at one action ({@code AMISS_RETRY_WAITS}); one attempt more than there are waits. */
    @WithDefault("10,60,300,1800")
    List<Integer> retryWaits();

    /** Actions that this replica runs at the same time. */
    @WithDefault("32")
    int workers();

    /** Of these, how many go to the same destination. */
    @WithDefault("8")
    int workersPerDestination();

    /** After so long an attempt is interrupted and counts as failed. */
    @WithDefault("25s")
    Duration timeLimit();

    /** For how long a claim holds; longer than the time limit, so that nobody else runs what still runs here. */
    @WithDefault("60s")
    Duration lease();

    /**
     * Messages that people at one destination get in a minute ({@code AMISS_MESSAGES_PER_MINUTE}) unless the action says
     * otherwise; what waits beyond becomes one message.
     */
    @WithDefault("100")
    int messagesPerMinute();

    /** Where people find the pages of issues ({@code AMISS_PUBLIC_URL}): what links in messages begin with. */
    @WithDefault("http://127.0.0.1:8080")
    String publicUrl();

    /** For how long Kafka must be away until actions run without knowing how their issues stand. */
    @WithDefault("60s")
    Duration patienceWithKafka();

    /**
     * For how long actions that ended are kept, with their attempts and what they sent, once their issue is forgotten
     * ({@code AMISS_RESPONDER_KEEP_ACTIONS}).
     */
    @WithDefault("180d")
    Duration keepActions();
}
