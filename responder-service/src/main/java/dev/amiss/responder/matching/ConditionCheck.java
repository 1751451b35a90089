package dev.amiss.responder.matching;

/**
 * How an issue fares with one condition.
 *
 * @param condition the field, such as {@code watch_pattern} or {@code labels.team}
 * @param detail why, for people
 */
public record ConditionCheck(String condition, boolean holds, String detail) {}
