package dev.amiss.responder.explain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import dev.amiss.service.problem.Problems;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issue that does not exist yet, as somebody asks about it. */
record HypotheticalIssue(
        String name,
        Severity severity,
        Map<String, String> labels,
        @Nullable String source) {
    private static final int LONGEST_NAME = 512;

    /**
     * @param labels each {@code name:value}
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for what is wrong first
     */
    static HypotheticalIssue of(
            @Nullable String name, @Nullable String severity, List<String> labels, @Nullable String source) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw Problems.invalidParameter("name", "is required, at most " + LONGEST_NAME + " characters");
        }
        Severity known = severity == null
                ? Severity.ERROR
                : Severity.ofWire(severity)
                        .orElseThrow(() ->
                                Problems.invalidParameter("severity", "must be one of info, warning, error, critical"));
        Map<String, String> pairs = new HashMap<>();
        for (String label : labels) {
            int colon = label.indexOf(':');
            if (colon < 1) {
                throw Problems.invalidParameter("label", "must be name:value, such as team:payments");
            }
            pairs.put(label.substring(0, colon), label.substring(colon + 1));
        }
        return new HypotheticalIssue(name, known, pairs, source);
    }

    Issue openedAt(Instant now) {
        var none = JsonNodeFactory.instance.objectNode();
        return new Issue(
                0,
                name,
                IssueStatus.OPEN,
                severity,
                labels,
                none,
                none,
                source,
                null,
                null,
                null,
                1,
                1,
                now,
                now,
                now,
                null,
                null,
                null,
                now,
                null,
                1,
                List.of(),
                List.of(),
                null);
    }
}
