package dev.amiss.model.function;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a check found. A check that could not be carried out is neither a pass nor a failure. */
public sealed interface CheckOutcome {
    /** @param details a JSON object; null when there is nothing to say */
    record Passed(@Nullable JsonNode details) implements CheckOutcome {}

    /** @param details a JSON object that becomes the details; null when there is nothing to say */
    record Failed(@Nullable JsonNode details) implements CheckOutcome {}

    record CouldNotRun(FailureReason reason, String message) implements CheckOutcome {}
}
