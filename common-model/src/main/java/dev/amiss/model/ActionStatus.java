package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a responder's action stands. */
public enum ActionStatus {
    /** Waits for its due time. */
    PENDING,
    /** Due, but muted. */
    HELD,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** The name on the wire: {@code pending}, {@code held}, and so on. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that wire name; empty when there is none of that name. */
    public static Optional<ActionStatus> ofWire(@Nullable String wire) {
        return Wire.find(values(), ActionStatus::wire, wire);
    }
}
