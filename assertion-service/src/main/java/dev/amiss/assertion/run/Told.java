package dev.amiss.assertion.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.ReportKind;
import dev.amiss.model.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told issue-service of an assertion as a whole.
 *
 * @param labels beside those of the assertion
 * @param severity null for that of the assertion
 */
record Told(
        ReportKind kind,
        @Nullable JsonNode details,
        Map<String, String> labels,
        @Nullable Severity severity) {}
