package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A message on {@link Topics#ISSUE_EVENTS}. Events of one issue come in order, {@code (epoch, issue.version)} strictly
 * rising; one that is not greater than what is known already is a repeat.
 *
 * @param id unique, also in the header {@code ce_id}
 * @param actor who did it: {@code key:NAME}, {@code user:…}, {@code assertion:ID}, {@code responder:ID}, {@code amiss},
 *     {@code anonymous}
 * @param schema {@link #SCHEMA}; a consumer that meets a higher one stops that partition
 * @param epoch rises when issue-service was restored from a backup
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record IssueEvent(
        String id, IssueEventType type, Instant at, String actor, int schema, long epoch, Issue issue) {
    public static final int SCHEMA = 1;
}
