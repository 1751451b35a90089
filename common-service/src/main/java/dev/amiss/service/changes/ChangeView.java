package dev.amiss.service.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * One change, as answers show it.
 *
 * @param actor {@code key:NAME}, {@code user:NAME} or {@code anonymous}
 * @param kind {@code created}, {@code changed} or {@code deleted}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ChangeView(long id, Instant at, String actor, String kind, List<FieldChange> changes) {}
