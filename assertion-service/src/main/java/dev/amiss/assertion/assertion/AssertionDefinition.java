package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.schedule.Schedule;
import dev.amiss.model.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assertion as its owner defined it, valid in all its parts.
 *
 * @param checkConfig the object {@code check} as sent, secrets taken out
 * @param secrets by JSON pointer within {@code check}
 * @param everySec null when it goes by cron
 * @param cron null when it goes by an interval, as is {@code timeZone}
 */
record AssertionDefinition(
        String name,
        CheckType type,
        Check check,
        ObjectNode checkConfig,
        Map<String, String> secrets,
        @Nullable Integer everySec,
        @Nullable String cron,
        @Nullable String timeZone,
        Schedule schedule,
        int timeoutSec,
        int failAfter,
        int recoverAfter,
        Severity severity,
        Map<String, String> labels,
        boolean enabled,
        Handling handling) {}
