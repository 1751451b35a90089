package dev.amiss.assertion.check;

import dev.amiss.assertion.records.RecordFindings;
import dev.amiss.model.Severity;
import dev.amiss.model.function.CheckOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a run found. */
public sealed interface Finding {
    /**
     * Passed, failed, or could not be carried out, as a whole.
     *
     * @param dueAgain when looking again makes sense; null leaves it to the schedule
     * @param severity of a failure, where the check can tell; null leaves it to the assertion
     */
    record Whole(
            CheckOutcome outcome,
            @Nullable Instant dueAgain,
            @Nullable Severity severity) implements Finding {
        public Whole(CheckOutcome outcome, @Nullable Instant dueAgain) {
            this(outcome, dueAgain, null);
        }

        public Whole(CheckOutcome outcome) {
            this(outcome, null, null);
        }
    }

    /**
     * Nothing can be said yet.
     *
     * @param reason one line for people
     * @param dueAgain when something can be said at the latest
     */
    record NotYet(String reason, Instant dueAgain) implements Finding {}

    /** Each record was looked at; the run was read to its end. Must be closed. */
    record Records(RecordFindings findings) implements Finding {}
}
