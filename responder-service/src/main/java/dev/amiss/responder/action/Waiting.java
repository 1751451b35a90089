package dev.amiss.responder.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a waiting action waits for.
 *
 * @param until when that is over, as far as it is known; null when it is not
 * @param silenceId the silence that holds it; null when none does
 * @param summary one sentence for people
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Waiting(
        Kind kind, @Nullable Instant until, @Nullable Long silenceId, String summary) {
    /** What sort of thing it is. */
    @Schema(name = "WaitingKind")
    public enum Kind {
        /** Its due time. */
        TIME,
        /** The time that somebody put it off to. */
        PUT_OFF,
        /** The next attempt, the last one having failed. */
        RETRY,
        /** The next message of its group. */
        GROUP,
        /** The minute in which its destination takes messages again. */
        LIMIT,
        /** The end of a silence. */
        SILENCE,
        /** The hours within which it may run. */
        ONLY_BETWEEN,
        /** Its destination, which fails on and on. */
        CIRCUIT,
        /** News of its issue: events up to its due time were not read yet. */
        CATCHING_UP,
        /** A free place to run. */
        TURN;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
