package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a report says of its problem. */
public enum ReportKind {
    /** The problem was seen. */
    FAILURE,
    /** The problem is gone: the active issue of its key resolves. */
    RECOVERY,
    /** Somebody looks after it: the open issue of its key becomes acknowledged. */
    ACKNOWLEDGE;

    /** The name on the wire: {@code failure}, {@code recovery}, {@code acknowledge}. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that wire name; empty when there is none of that name. */
    public static Optional<ReportKind> ofWire(@Nullable String wire) {
        return Wire.find(values(), ReportKind::wire, wire);
    }
}
