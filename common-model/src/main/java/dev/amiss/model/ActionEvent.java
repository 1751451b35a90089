package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A message on {@link Topics#ACTION_EVENTS}; it becomes a line of the issue's history.
 *
 * @param id unique, also in the header {@code ce_id}
 * @param actor who did it, as in {@link IssueEvent}
 * @param schema {@link #SCHEMA}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ActionEvent(
        String id, ActionEventType type, Instant at, String actor, int schema, long issueId, Action action) {
    public static final int SCHEMA = 1;
}
