package dev.amiss.assertion.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How assertions are run. */
@ConfigMapping(prefix = "amiss.run")
public interface RunConfig {
    /** Checks that this replica runs at the same time; nothing more is claimed. */
    @WithDefault("32")
    int workers();

    /**
     * Checks of this replica that may wait for answers at the same time, beside those that the workers run. They hold no
     * thread: 2,000 are enough for 10,000 checks a minute of which each waits 10 s in vain.
     */
    @WithDefault("2000")
    int waiting();

    /** Threads that start such checks and keep what they found. */
    @WithDefault("8")
    int settlers();

    /**
     * How long a claim holds without a sign of its replica's life. Running checks renew it; when a replica dies, its
     * checks are run by another one after this time.
     */
    @WithDefault("30s")
    Duration lease();

    /** The longest sleep of a replica; runs that another replica was asked for are found after it. */
    @WithDefault("500ms")
    Duration lookEvery();

    /** How long results of runs are kept ({@code AMISS_RUN_KEEP_RESULTS}). */
    @WithDefault("14d")
    Duration keepResults();

    /** How many of them are kept of each assertion, and some more. */
    @WithDefault("2000")
    int mostResults();
}
