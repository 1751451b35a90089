package dev.amiss.assertion.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.records.RecordFindings.Patience;
import dev.amiss.assertion.report.Subject;
import dev.amiss.assertion.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;

/**
 * An assertion that was claimed, as it stood then.
 *
 * @param claim the number under which it was claimed; whoever holds an older one may change nothing
 * @param demand the last demand for a run at once when it was claimed
 * @param plan what is to be done
 * @param ofRecords whether the runs before looked at records
 */
record Duty(
        long claim,
        long demand,
        Plan plan,
        Subject subject,
        JsonNode check,
        Schedule schedule,
        Instant plannedAt,
        Duration timeout,
        Patience patience,
        Standing standing,
        boolean ofRecords) {
    /** What a claimed assertion needs. */
    enum Plan {
        /** A run of its check. */
        RUN,
        /** That what was reported before recovers, and then a run. */
        RECOVER_AND_RUN,
        /** That what was reported before recovers; it is paused. */
        RECOVER,
        /** That what was reported before recovers, and that it goes. */
        REMOVE
    }

    /** The same with another standing. */
    Duty withStanding(Standing other) {
        return new Duty(claim, demand, plan, subject, check, schedule, plannedAt, timeout, patience, other, ofRecords);
    }

    long id() {
        return subject.assertionId();
    }
}
