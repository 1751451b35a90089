package dev.amiss.responder.responder;

import dev.amiss.model.Severity;
import dev.amiss.responder.matching.Conditions;
import dev.amiss.responder.matching.WatchPattern;
import dev.amiss.responder.matching.WhenExpression;
import dev.amiss.service.problem.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A responder as a user wrote it, found valid.
 *
 * @param warnings texts that will be delivered as they stand
 */
record ResponderDraft(
        @Nullable String name,
        @Nullable String description,
        boolean enabled,
        @Nullable String watchPattern,
        @Nullable Severity severity,
        Map<String, String> labels,
        @Nullable String when,
        boolean allowRetry,
        Duration repeatEvery,
        @Nullable String owner,
        @Nullable String runbookUrl,
        @Nullable Grouping group,
        List<ActionDraft> actions,
        List<FieldError> warnings) {
    Conditions conditions() {
        return new Conditions(
                watchPattern == null ? null : WatchPattern.of(watchPattern),
                severity,
                labels,
                when == null ? null : WhenExpression.of(when));
    }

    ResponderDraft with(List<ActionDraft> others) {
        return new ResponderDraft(
                name,
                description,
                enabled,
                watchPattern,
                severity,
                labels,
                when,
                allowRetry,
                repeatEvery,
                owner,
                runbookUrl,
                group,
                others,
                warnings);
    }
}
