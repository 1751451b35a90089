package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.responder.calendar.WeeklyHours;
import dev.amiss.responder.silence.Mute;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a due action must not run yet; shown to users.
 *
 * @param reason {@code silence} or {@code only_between}
 * @param until when it is looked at again
 * @param silenceId the silence that mutes it; null when none does
 */
record Hold(String reason, Instant until, @Nullable Long silenceId, String sentence) {
    static final String SILENCE = "silence";
    static final String ONLY_BETWEEN = "only_between";

    static Hold by(Mute mute) {
        var silence = mute.silence();
        return new Hold(
                SILENCE,
                mute.until(),
                silence.id(),
                "silence " + silence.id() + " by " + silence.author() + " until " + Json.time(mute.until()) + ": "
                        + silence.comment());
    }

    static Hold outsideOf(WeeklyHours hours, Instant opensAt) {
        return new Hold(
                ONLY_BETWEEN,
                opensAt,
                null,
                "runs only between " + hours.describe() + ", next from " + Json.time(opensAt));
    }

    /** What the action shows as its result while it is held. */
    ObjectNode result() {
        ObjectNode result =
                Json.mapper().createObjectNode().put("reason", reason).put("message", sentence);
        if (silenceId != null) {
            result.put("silence_id", silenceId);
        }
        return result.put("until", Json.time(until));
    }

    /** Whether it is the same that held before, be it for longer. */
    boolean isSameAs(String reasonBefore, @Nullable Long silenceBefore) {
        return reason.equals(reasonBefore) && Objects.equals(silenceId, silenceBefore);
    }
}
