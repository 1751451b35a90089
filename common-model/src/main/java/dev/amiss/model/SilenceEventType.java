package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to a silence. */
public enum SilenceEventType {
    CREATED,
    /** Somebody put its end off. */
    PROLONGED,
    STARTED,
    /** Its window ends in an hour. */
    ENDS_SOON,
    ENDED;

    /** The name on the wire, such as {@code silence.started}. */
    @JsonValue
    public String wire() {
        return "silence." + name().toLowerCase(Locale.ROOT);
    }

    /** The type of that wire name; empty when there is none of that name. */
    public static Optional<SilenceEventType> ofWire(@Nullable String wire) {
        return Wire.find(values(), SilenceEventType::wire, wire);
    }
}
