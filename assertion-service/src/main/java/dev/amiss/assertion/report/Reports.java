package dev.amiss.assertion.report;

import dev.amiss.service.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Makes the reporter of each run. */
@Singleton
public class Reports {
    private final Outbox outbox;

    Reports(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * @param at when the run looked
     */
    public Reporter of(Subject subject, Instant at) {
        return new Reporter(outbox, subject, at);
    }
}
