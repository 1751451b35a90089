package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an issue stands. */
public enum IssueStatus {
    OPEN,
    ACKNOWLEDGED,
    RESOLVED,
    WONT_FIX;

    /** The name on the wire: {@code open}, {@code acknowledged}, {@code resolved}, {@code wont_fix}. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the problem is live: open or acknowledged. */
    public boolean isActive() {
        return this == OPEN || this == ACKNOWLEDGED;
    }

    /** Whether an issue in this status holds its key, so that a further report of that key is folded into it. */
    public boolean holdsKey() {
        return this != RESOLVED;
    }

    /** The status of that wire name; empty when there is none of that name. */
    public static Optional<IssueStatus> ofWire(@Nullable String wire) {
        return Wire.find(values(), IssueStatus::wire, wire);
    }
}
