package dev.amiss.assertion.check;

import dev.amiss.model.function.CheckOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a run found. */
public sealed interface Finding {
    /**
     * Passed, failed, or could not be carried out, as a whole.
     *
     * @param dueAgain when looking again makes sense; null leaves it to the schedule
     */
    record Whole(CheckOutcome outcome, @Nullable Instant dueAgain) implements Finding {
        public Whole(CheckOutcome outcome) {
            this(outcome, null);
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
