package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to an action. */
public enum ActionEventType {
    SCHEDULED,
    HELD,
    ATTEMPTED,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** The name on the wire, such as {@code action.scheduled}. */
    @JsonValue
    public String wire() {
        return "action." + name().toLowerCase(Locale.ROOT);
    }

    /** The type of that wire name; empty when there is none of that name. */
    public static Optional<ActionEventType> ofWire(@Nullable String wire) {
        return Wire.find(values(), ActionEventType::wire, wire);
    }
}
