package dev.amiss.issue.compat.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.compat.ForeignTime;
import dev.amiss.issue.compat.ReportFields;
import dev.amiss.issue.compat.SeverityWords;
import dev.amiss.issue.intake.ForeignReport;
import dev.amiss.model.Json;
import dev.amiss.model.ReportKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event or change event as its sender wrote it. */
final class PagerDutyEvent {
    private static final Map<String, ReportKind> ACTIONS = Map.of(
            "trigger", ReportKind.FAILURE, "acknowledge", ReportKind.ACKNOWLEDGE, "resolve", ReportKind.RECOVERY);

    private final ObjectNode event;

    private PagerDutyEvent(ObjectNode event) {
        this.event = event;
    }

    /** Empty when the body is no JSON object. */
    static Optional<PagerDutyEvent> parse(byte[] body) throws IOException {
        try {
            return Json.mapper().readTree(body) instanceof ObjectNode object
                    ? Optional.of(new PagerDutyEvent(object))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @Nullable
    String routingKey() {
        return text(event.get("routing_key"));
    }

    /** What is wrong with the event; empty when it can be taken. Lengths and optional fields never are. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(routingKeyFaults());
        String action = text(event.get("event_action"));
        if (action == null) {
            faults.add("'event_action' is missing or blank");
        } else if (!ACTIONS.containsKey(action)) {
            faults.add("'event_action' must be one of 'trigger', 'acknowledge' or 'resolve'");
        } else if (action.equals("trigger")) {
            faults.addAll(summaryFaults());
        } else if (text(event.get("dedup_key")) == null) {
            faults.add("'dedup_key' is missing or blank");
        }
        return faults;
    }

    List<String> changeFaults() {
        List<String> faults = new ArrayList<>(routingKeyFaults());
        faults.addAll(summaryFaults());
        return faults;
    }

    private List<String> routingKeyFaults() {
        return routingKey() == null ? List.of("'routing_key' is missing or blank") : List.of();
    }

    private List<String> summaryFaults() {
        return summary() == null ? List.of("'payload.summary' is missing or blank") : List.of();
    }

    @Nullable
    String summary() {
        return text(payload().get("summary"));
    }

    JsonNode payload() {
        return event.path("payload");
    }

    JsonNode field(String name) {
        return event.path(name);
    }

    /** The key of the problem: as sent, else a new one. */
    String dedupKey() {
        String sent = text(event.get("dedup_key"));
        return sent == null ? UUID.randomUUID().toString().replace("-", "") : sent;
    }

    /** The report of an event without faults. */
    ForeignReport report(String dedupKey) {
        JsonNode payload = payload();
        String summary = summary();
        ReportFields fields = ReportFields.of(summary == null ? "" : summary, dedupKey)
                .severity(SeverityWords.of(text(payload.get("severity"))))
                .source(text(payload.get("source")))
                .url(url())
                .occurredAt(ForeignTime.read(payload.get("timestamp")))
                .label("component", text(payload.get("component")))
                .label("group", text(payload.get("group")))
                .label("class", text(payload.get("class")))
                .detail("custom_details", payload.get("custom_details"));
        for (String name : List.of("client", "client_url", "links", "images")) {
            fields.detail(name, event.get(name));
        }
        return new ForeignReport(
                "pagerduty:" + routingKey(),
                ACTIONS.get(event.path("event_action").asText()),
                fields.fields(),
                null);
    }

    private @Nullable String url() {
        String client = text(event.get("client_url"));
        return client == null ? text(event.path("links").path(0).get("href")) : client;
    }

    /** A text that is not blank, or a number as one; else null. */
    static @Nullable String text(@Nullable JsonNode node) {
        return node == null
                        || !node.isValueNode()
                        || node.isNull()
                        || node.asText().isBlank()
                ? null
                : node.asText();
    }
}
