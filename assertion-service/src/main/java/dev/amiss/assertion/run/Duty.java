package dev.amiss.assertion.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.records.RecordFindings.Patience;
import dev.amiss.assertion.report.Subject;
import dev.amiss.assertion.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assertion that was claimed, as it stood then.
 *
 * @param claim the number under which it was claimed; whoever holds an older one may change nothing
 * @param demand the last demand for a run at once when it was claimed
 * @param plan what is to be done
 * @param secrets of the check, sealed, by JSON pointer
 * @param rules how its runs are judged
 * @param memory what the runs before left behind
 */
record Duty(
        long claim,
        long demand,
        Plan plan,
        Subject subject,
        JsonNode check,
        Map<String, String> secrets,
        Schedule schedule,
        Instant plannedAt,
        Duration timeout,
        Rules rules,
        Standing standing,
        Memory memory) {
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

    /**
     * How runs are judged.
     *
     * @param retryEvery when to look again while one run alone is not believed; null leaves it to the schedule
     */
    record Rules(Patience patience, @Nullable Duration retryEvery, FlappingRule flapping) {}

    /** What runs leave behind, as {@link Aftermath} has it. */
    record Memory(
            Flaps flaps, boolean wholeReported, @Nullable Instant untoldSince) {
        static final Memory NONE = new Memory(Flaps.NONE, false, null);
    }

    /** The same as if it had never run. */
    Duty afresh() {
        return new Duty(
                claim,
                demand,
                plan,
                subject,
                check,
                secrets,
                schedule,
                plannedAt,
                timeout,
                rules,
                Standing.FRESH,
                Memory.NONE);
    }

    long id() {
        return subject.assertionId();
    }
}
