package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on {@link Topics#SILENCE_EVENTS}.
 *
 * @param id unique, also in the header {@code ce_id}
 * @param at when it happened, which for a window is when it was planned to
 * @param actor who did it, as in {@link IssueEvent}; {@code amiss} for what happens by itself
 * @param schema {@link #SCHEMA}
 * @param until when the window that it speaks of ends; null when it speaks of none
 * @param summary one sentence for people
 * @param silence as {@code GET /api/v1/silences/{id}} answers it, without the issues that it mutes and its log
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SilenceEvent(
        String id,
        SilenceEventType type,
        Instant at,
        String actor,
        int schema,
        long silenceId,
        @Nullable Instant until,
        String summary,
        JsonNode silence) {
    public static final int SCHEMA = 1;
}
