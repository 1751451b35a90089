package dev.amiss.assertion.check.model;

import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.FailureReason;

/** Not all records could be read. */
final class IncompleteRun extends Exception {
    private static final long serialVersionUID = 1;

    private final FailureReason reason;

    IncompleteRun(FailureReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    CouldNotRun outcome() {
        return new CouldNotRun(reason, String.valueOf(getMessage()));
    }
}
