package dev.amiss.responder.silence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A line of a silence's log.
 *
 * @param at when it happened, which for a window is when it was planned to
 * @param until when the window that it speaks of ends; null when it speaks of none
 * @param summary one sentence for people
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SilenceLogEntry(
        Instant at, Kind kind, String actor, @Nullable Instant until, String summary) {
    /** Actor of what happens by itself. */
    static final String AMISS = "amiss";

    /** What happened. */
    @Schema(name = "SilenceLogKind")
    public enum Kind {
        CREATED,
        PROLONGED,
        STARTED,
        ENDS_SOON,
        ENDED;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
