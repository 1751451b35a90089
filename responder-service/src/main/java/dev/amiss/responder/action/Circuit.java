package dev.amiss.responder.action;

import dev.amiss.model.function.FailureReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one destination fares. It opens when connections are refused three times in a row, or when everything has failed
 * for a minute and ten times; then one attempt is let through after a pause that doubles, until one succeeds. Immutable.
 *
 * @param failures in a row
 * @param refusals connections refused in a row
 * @param failingSince the first of the row; null while all is well
 * @param openUntil nothing is tried before; null while closed
 * @param pause how long the circuit was opened last
 */
record Circuit(
        int failures,
        int refusals,
        @Nullable Instant failingSince,
        @Nullable Instant openUntil,
        Duration pause) {
    static final int MOST_REFUSALS = 3;
    static final int MOST_FAILURES = 10;
    static final Duration FAILING_LONG = Duration.ofMinutes(1);
    static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    static final Circuit CLOSED = new Circuit(0, 0, null, null, Duration.ZERO);

    boolean isOpen() {
        return openUntil != null;
    }

    /** Whether an attempt may be started now; an open circuit lets one through each time its pause is over. */
    boolean allows(Instant now) {
        return openUntil == null || !now.isBefore(openUntil);
    }

    Circuit failed(FailureReason reason, Instant now) {
        int allFailures = failures + 1;
        int allRefusals = reason == FailureReason.UNREACHABLE ? refusals + 1 : 0;
        Instant since = failingSince == null ? now : failingSince;
        boolean isFailingOnAndOn = allFailures >= MOST_FAILURES && !now.isBefore(since.plus(FAILING_LONG));
        if (!isOpen() && allRefusals < MOST_REFUSALS && !isFailingOnAndOn) {
            return new Circuit(allFailures, allRefusals, since, null, Duration.ZERO);
        }
        if (!allows(now)) { // it was under way already when the circuit opened
            return new Circuit(allFailures, allRefusals, since, openUntil, pause);
        }
        Duration next = isOpen() ? shorter(pause.multipliedBy(2), LONGEST_PAUSE) : FIRST_PAUSE;
        return new Circuit(allFailures, allRefusals, since, now.plus(next), next);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
