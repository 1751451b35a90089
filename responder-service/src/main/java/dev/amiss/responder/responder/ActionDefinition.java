package dev.amiss.responder.responder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.responder.calendar.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One action of a responder.
 *
 * @param id keeps the action itself through changes
 * @param kwargs without secrets
 * @param destination where it goes, as limits and circuits count
 * @param delay counted from the opening of the issue, or from its end
 * @param onlyBetween hours within which it may run; null for any
 * @param definedAt ends of issues before this are not answered
 */
public record ActionDefinition(
        long id,
        String targetFunction,
        JsonNode kwargs,
        String destination,
        Duration delay,
        Trigger trigger,
        Set<IssueStatus> cancelOn,
        @Nullable WeeklyHours onlyBetween,
        Instant definedAt) {}
