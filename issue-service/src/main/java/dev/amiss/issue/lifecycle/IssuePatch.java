package dev.amiss.issue.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import dev.amiss.service.problem.StrictFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants changed; null leaves it as it is.
 *
 * @param labels those named are set, those with a null value removed
 * @param version the version that the change is meant for; null means whichever
 */
public record IssuePatch(
        @Nullable IssueStatus status,
        @Nullable String comment,
        @Nullable Severity severity,
        @Nullable Map<String, @Nullable String> labels,
        @Nullable Instant wontFixUntil,
        @Nullable Long version) {
    private static final int LONGEST_COMMENT = 10_000;
    private static final List<String> STATUSES = List.of("open", "acknowledged", "resolved", "wont_fix");
    private static final List<String> SEVERITIES = List.of("info", "warning", "error", "critical");

    /** Reads the body of a merge patch; 400 with all that is wrong. */
    public static IssuePatch read(@Nullable JsonNode body) {
        StrictFields fields = StrictFields.of(body);
        IssuePatch patch = new IssuePatch(
                fields.oneOf("status", STATUSES, IssueStatus::ofWire).orElse(null),
                fields.text("comment", LONGEST_COMMENT).orElse(null),
                fields.oneOf("severity", SEVERITIES, Severity::ofWire).orElse(null),
                fields.object("labels")
                        .map(object -> LabelPatch.read(fields, object))
                        .orElse(null),
                fields.time("wont_fix_until").orElse(null),
                fields.integer("version", 1, Long.MAX_VALUE).orElse(null));
        fields.finish();
        return patch;
    }

    /** Reads the body of a comment; 400 with all that is wrong. */
    public static String readComment(@Nullable JsonNode body) {
        StrictFields fields = StrictFields.of(body);
        String comment = fields.requiredText("comment", LONGEST_COMMENT);
        fields.finish();
        return comment;
    }
}
