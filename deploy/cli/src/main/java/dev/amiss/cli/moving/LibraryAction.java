package dev.amiss.cli.moving;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A row of {@code issue_issueaction}: an action that was run.
 *
 * @param details what the function answered, or the error; a missing node for none
 */
record LibraryAction(long id, long issueId, Instant executedAt, boolean isSuccess, JsonNode details, String function) {}
