package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How bad an issue is; declared from least to worst, so that the natural order compares. */
public enum Severity {
    INFO,
    WARNING,
    ERROR,
    CRITICAL;

    /** The name on the wire: {@code info}, {@code warning}, {@code error}, {@code critical}. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }

    /** The severity of that wire name; empty when there is none of that name. */
    public static Optional<Severity> ofWire(@Nullable String wire) {
        return Wire.find(values(), Severity::wire, wire);
    }
}
