package dev.amiss.issue.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A line of history as it is answered. */
public record HistoryView(long id, Instant at, String kind, String actor, String summary, JsonNode data) {}
