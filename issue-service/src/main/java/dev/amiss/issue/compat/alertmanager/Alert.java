package dev.amiss.issue.compat.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.compat.ForeignTime;
import dev.amiss.issue.compat.ReportFields;
import dev.amiss.issue.compat.SeverityWords;
import dev.amiss.issue.intake.ForeignReport;
import dev.amiss.issue.intake.UnreadableReportException;
import dev.amiss.model.ReportKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An alert as Prometheus, Alertmanager and Grafana write it.
 *
 * @param startsAt null when it is not said
 * @param endsAt null when it is not said, or not over in a webhook
 * @param rest all else that was said of it
 */
record Alert(
        LabelSet labels,
        ObjectNode annotations,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String generatorUrl,
        ObjectNode rest) {
    static final String FINGERPRINT = "fingerprint";
    static final String ANNOTATIONS = "annotations";
    static final String STARTS_AT = "startsAt";

    private static final String SCOPE = "alertmanager";
    private static final Set<String> KNOWN =
            Set.of("labels", ANNOTATIONS, STARTS_AT, "endsAt", "generatorURL", "status");

    /** @throws UnreadableReportException with Alertmanager's own words when it is no valid alert */
    static Alert read(JsonNode alert) throws UnreadableReportException {
        Instant startsAt = ForeignTime.read(alert.get(STARTS_AT));
        Instant endsAt = ForeignTime.read(alert.get("endsAt"));
        if (startsAt != null && endsAt != null && endsAt.isBefore(startsAt)) {
            throw new UnreadableReportException("", "start time must be before end time");
        }
        LabelSet labels = LabelSet.read(alert.path("labels"));
        ObjectNode annotations = JsonNodeFactory.instance.objectNode();
        LabelSet.texts(alert.path(ANNOTATIONS), "invalid annotations").forEach(annotations::put);
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : alert.properties()) {
            if (!KNOWN.contains(field.getKey())) {
                rest.set(field.getKey(), field.getValue());
            }
        }
        return new Alert(labels, annotations, startsAt, endsAt, text(alert.get("generatorURL")), rest);
    }

    /**
     * The report of it.
     *
     * @param timeToLive after how long it is over unless it is sent again; null for never
     * @param around what else is to be kept of the message that it came in
     */
    ForeignReport report(ReportKind kind, @Nullable Duration timeToLive, ObjectNode around) {
        ReportFields fields = ReportFields.of(labels.name(), labels.text())
                .severity(SeverityWords.of(labels.labels().get("severity")))
                .source(SCOPE)
                .url(generatorUrl)
                .occurredAt(kind == ReportKind.FAILURE ? startsAt : endsAt)
                .timeToLive(timeToLive)
                .detail(STARTS_AT, startsAt == null ? null : startsAt.toString())
                .detail("endsAt", endsAt == null ? null : endsAt.toString())
                .detail("generatorURL", generatorUrl)
                .detail(FINGERPRINT, labels.fingerprint());
        labels.labels().forEach(fields::label);
        fields.detail(ANNOTATIONS, annotations);
        rest.properties().forEach(field -> fields.detail(field.getKey(), field.getValue()));
        around.properties().forEach(field -> fields.detail(field.getKey(), field.getValue()));
        return new ForeignReport(SCOPE, kind, fields.fields(), null);
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || !node.isTextual() ? null : node.textValue();
    }
}
