package dev.amiss.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a program tells Amiss, as the value of a Kafka record on {@link Topics#FAILURES} or the body of a POST. Only
 * {@code name} is required; whatever is null is left out of the JSON and takes its default on arrival.
 *
 * @param kind null means {@link ReportKind#FAILURE}
 * @param name what is amiss; the name, and with {@code record} its key unless {@code dedupKey} is given
 * @param details a JSON object
 * @param severity null means {@link Severity#ERROR}
 * @param dedupKey the key, where name and record do not make it
 * @param occurredAt when the reporter saw it; kept, and orders a recovery against the last failure
 * @param ttlSec the issue resolves itself unless it is seen again within so many seconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
        @Nullable ReportKind kind,
        String name,
        @Nullable JsonNode details,
        @Nullable Severity severity,
        @Nullable Map<String, String> labels,
        @Nullable String source,
        @Nullable String url,
        @Nullable RecordRef record,
        @Nullable String dedupKey,
        @Nullable Instant occurredAt,
        @Nullable Long ttlSec) {}
