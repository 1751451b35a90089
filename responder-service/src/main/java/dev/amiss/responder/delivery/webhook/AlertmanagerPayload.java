package dev.amiss.responder.delivery.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.IssueGroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Alertmanager would post, version 4: an issue is an alert of its name, its labels are the alert's.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">webhook_config</a>
 */
final class AlertmanagerPayload {
    /** How Go writes a time that is not set, which is how Alertmanager says that an alert still fires. */
    private static final String NO_TIME = "0001-01-01T00:00:00Z";

    private final ActionCall call;

    private AlertmanagerPayload(ActionCall call) {
        this.call = call;
    }

    static JsonNode of(ActionCall call) {
        return new AlertmanagerPayload(call).payload();
    }

    private ObjectNode payload() {
        IssueGroup group = call.context().group();
        List<Issue> issues = group == null ? List.of(call.issue()) : group.issues();
        boolean isFiring = group == null ? isFiring(call.issue()) : !group.isAllClear();
        Map<String, String> common = commonLabels(issues);
        ObjectNode payload = Json.mapper().createObjectNode();
        payload.put("version", "4")
                .put("groupKey", groupKey(group, common))
                .put("truncatedAlerts", group == null ? 0 : group.more())
                .put("status", isFiring ? "firing" : "resolved")
                .put("receiver", receiver())
                .put("notification_reason", reason(group, isFiring));
        payload.set("groupLabels", texts(groupLabels(group, common)));
        payload.set("commonLabels", texts(common));
        payload.set("commonAnnotations", texts(issues.size() == 1 ? annotations(issues.get(0)) : Map.of()));
        payload.putObject("routeLabels");
        payload.put("externalURL", externalUrl());
        ArrayNode alerts = payload.putArray("alerts");
        issues.forEach(issue -> alerts.add(alert(issue)));
        return payload;
    }

    private static boolean isFiring(Issue issue) {
        return issue.status().isActive();
    }

    private String receiver() {
        String name = call.action().responderName();
        return name == null ? "responder-" + call.action().responderId() : name;
    }

    private static String reason(@Nullable IssueGroup group, boolean isFiring) {
        if (!isFiring) {
            return "all alerts resolved";
        }
        if (group == null || group.joined() == group.count()) {
            return "first notification";
        }
        return group.joined() > 0 ? "new alerts added" : "some alerts resolved";
    }

    private static String groupKey(@Nullable IssueGroup group, Map<String, String> common) {
        return group == null
                ? "{}:{alertname=" + quoted(common.getOrDefault("alertname", "")) + "}"
                : "{}:{group=" + quoted(group.id()) + "}";
    }

    private static Map<String, String> groupLabels(@Nullable IssueGroup group, Map<String, String> common) {
        return group == null ? Map.of("alertname", common.getOrDefault("alertname", "")) : Map.of();
    }

    private String externalUrl() {
        String url = call.context().issueUrl();
        int issues = url == null ? -1 : url.indexOf("/issues/");
        return url == null || issues < 0 ? "" : url.substring(0, issues);
    }

    private static Map<String, String> commonLabels(List<Issue> issues) {
        Map<String, String> common = new TreeMap<>(labels(issues.get(0)));
        for (Issue issue : issues) {
            Map<String, String> own = labels(issue);
            common.entrySet().removeIf(label -> !label.getValue().equals(own.get(label.getKey())));
        }
        return common;
    }

    private ObjectNode alert(Issue issue) {
        ObjectNode alert = Json.mapper().createObjectNode();
        alert.put("status", isFiring(issue) ? "firing" : "resolved");
        alert.set("labels", texts(labels(issue)));
        alert.set("annotations", texts(annotations(issue)));
        Instant ended = issue.resolvedAt() == null ? issue.updatedAt() : issue.resolvedAt();
        return alert.put("startsAt", Json.time(issue.openingAt()))
                .put("endsAt", isFiring(issue) ? NO_TIME : Json.time(ended))
                .put("generatorURL", generatorUrl(issue))
                .put("fingerprint", String.format("%016x", issue.id()));
    }

    private String generatorUrl(Issue issue) {
        String own = call.context().issueUrl();
        return own == null ? "" : own.substring(0, own.lastIndexOf('/') + 1) + issue.id();
    }

    private static Map<String, String> labels(Issue issue) {
        Map<String, String> labels = new TreeMap<>(issue.labels());
        labels.values().removeIf(String::isEmpty);
        labels.put("alertname", issue.name());
        labels.put("severity", issue.severity().wire());
        put(labels, "source", issue.source());
        if (issue.record() != null) {
            put(labels, "record_type", issue.record().type());
            put(labels, "record_id", issue.record().id());
        }
        return labels;
    }

    private Map<String, String> annotations(Issue issue) {
        Map<String, String> annotations = new TreeMap<>();
        issue.details()
                .properties()
                .forEach(field -> annotations.put(
                        field.getKey(),
                        field.getValue().isTextual()
                                ? field.getValue().textValue()
                                : field.getValue().toString()));
        annotations.putIfAbsent("summary", issue.name());
        put(annotations, "runbook_url", call.context().runbookUrl());
        put(annotations, "owner", call.context().owner());
        put(annotations, "url", issue.url());
        return annotations;
    }

    private static void put(Map<String, String> texts, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            texts.putIfAbsent(name, value);
        }
    }

    private static ObjectNode texts(Map<String, String> texts) {
        ObjectNode object = Json.mapper().createObjectNode();
        texts.forEach(object::put);
        return object;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
