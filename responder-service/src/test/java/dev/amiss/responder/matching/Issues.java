package dev.amiss.responder.matching;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Issues for tests of conditions. */
final class Issues {
    private static final Instant AT = Instant.parse("2026-11-23T20:00:00Z");

    private Issues() {}

    static Issue named(String name) {
        return of(name, Severity.ERROR, Map.of(), "{}");
    }

    static Issue of(String name, Severity severity, Map<String, String> labels, String details) {
        try {
            return new Issue(
                    1,
                    name,
                    IssueStatus.OPEN,
                    severity,
                    labels,
                    Json.mapper().readTree(details),
                    JsonNodeFactory.instance.objectNode(),
                    "checkout",
                    null,
                    null,
                    null,
                    1,
                    1,
                    AT,
                    AT,
                    AT,
                    null,
                    null,
                    null,
                    AT,
                    null,
                    1,
                    List.of(),
                    List.of(),
                    null);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
