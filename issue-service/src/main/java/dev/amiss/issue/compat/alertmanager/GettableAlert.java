package dev.amiss.issue.compat.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.amiss.issue.compat.ForeignTime;
import dev.amiss.model.Issue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An issue as Alertmanager's API shows alerts. One that came in as an alert has its labels and annotations; another has its
 * name as {@code alertname}, its severity and its labels. A won't-fix issue is suppressed.
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record GettableAlert(
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        String generatorURL,
        String fingerprint,
        Instant startsAt,
        Instant updatedAt,
        Instant endsAt,
        List<Receiver> receivers,
        Status status) {
    static final String RECEIVER = "amiss";
    static final String SEVERITY = "severity";

    private static final int LONGEST_DETAILS = 2_000;

    @Schema(name = "AlertReceiver")
    record Receiver(String name) {
        static final Receiver AMISS = new Receiver(RECEIVER);
    }

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    @Schema(name = "AlertStatus")
    record Status(String state, List<String> silencedBy, List<String> inhibitedBy, List<String> mutedBy) {}

    static GettableAlert of(Issue issue, Instant now, Duration resolveTimeout) {
        boolean wasAlert = issue.details().path(Alert.FINGERPRINT).isTextual();
        SortedMap<String, String> labels = new TreeMap<>(issue.labels());
        if (!wasAlert) {
            labels.put(LabelSet.ALERT_NAME, issue.name());
            labels.put(SEVERITY, issue.severity().wire());
        }
        Instant startsAt = ForeignTime.read(issue.details().path(Alert.STARTS_AT));
        return new GettableAlert(
                labels,
                wasAlert ? annotations(issue.details().path(Alert.ANNOTATIONS)) : description(issue),
                issue.url() == null ? "" : issue.url(),
                wasAlert
                        ? issue.details().path(Alert.FINGERPRINT).textValue()
                        : LabelSet.of(labels).fingerprint(),
                wasAlert && startsAt != null ? startsAt : issue.openingAt(),
                issue.lastSeenAt(),
                issue.expiresAt() == null ? now.plus(resolveTimeout) : issue.expiresAt(),
                List.of(Receiver.AMISS),
                issue.status().isActive()
                        ? new Status("active", List.of(), List.of(), List.of())
                        : new Status("suppressed", List.of(), List.of(), List.of("wont_fix")));
    }

    private static SortedMap<String, String> annotations(JsonNode annotations) {
        SortedMap<String, String> texts = new TreeMap<>();
        annotations
                .properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    private static SortedMap<String, String> description(Issue issue) {
        SortedMap<String, String> texts = new TreeMap<>(Map.of("issue_id", Long.toString(issue.id())));
        if (!issue.details().isEmpty()) {
            String details = issue.details().toString();
            texts.put("details", details.length() <= LONGEST_DETAILS ? details : details.substring(0, LONGEST_DETAILS));
        }
        return texts;
    }
}
