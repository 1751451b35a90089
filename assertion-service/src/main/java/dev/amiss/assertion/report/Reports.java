package dev.amiss.assertion.report;

import dev.amiss.service.outbox.Outbox;
import dev.amiss.service.trace.Traces;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Makes the reporter of each run. */
@Singleton
public class Reports {
    private final Outbox outbox;
    private final Traces traces;

    Reports(Outbox outbox, Traces traces) {
        this.outbox = outbox;
        this.traces = traces;
    }

    /**
     * @param at when the run looked
     */
    public Reporter of(Subject subject, Instant at) {
        return new Reporter(outbox, traces, subject, at);
    }
}
