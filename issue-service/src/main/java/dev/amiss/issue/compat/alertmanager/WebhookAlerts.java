package dev.amiss.issue.compat.alertmanager;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.intake.ForeignReport;
import dev.amiss.issue.intake.ForeignReports;
import dev.amiss.issue.intake.UnreadableReportException;
import dev.amiss.model.Json;
import dev.amiss.model.ReportKind;
import dev.amiss.service.problem.Problems;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one notification of an Alertmanager or a Grafana as reports. They have no time to live: whoever sent them
 * says when they are over. What is said about all of them is read first, then one alert at a time, so that only one is held
 * parsed. Not thread-safe.
 */
final class WebhookAlerts implements ForeignReports {
    private static final String ALERTS = "alerts";
    private static final Set<String> KEPT = Set.of(
            "receiver", "groupKey", "externalURL", "notification_reason", "truncatedAlerts", "orgId", "routeLabels");

    private final JsonParser alerts;
    private final ObjectNode around;

    private WebhookAlerts(JsonParser alerts, ObjectNode around) {
        this.alerts = alerts;
        this.around = around;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is no such notification */
    static WebhookAlerts of(byte[] notification) {
        try {
            ObjectNode around = aroundAlerts(notification);
            JsonParser parser = Json.mapper().createParser(notification);
            parser.nextToken();
            boolean isAtAlerts = false;
            while (!isAtAlerts) {
                boolean isNamedSo = ALERTS.equals(parser.nextFieldName());
                isAtAlerts = parser.nextToken() == JsonToken.START_ARRAY && isNamedSo;
                if (!isAtAlerts) {
                    parser.skipChildren();
                }
            }
            return new WebhookAlerts(parser, around);
        } catch (JsonProcessingException e) {
            throw UnreadableReportException.brokenJson(e).problem();
        } catch (IOException e) {
            throw Problems.invalid("", "The body is not JSON in UTF-8.");
        }
    }

    /** What is kept of the rest; reads the whole notification, so that a broken one is refused before any of it is stored. */
    private static ObjectNode aroundAlerts(byte[] notification) throws IOException {
        ObjectNode around = JsonNodeFactory.instance.objectNode();
        boolean hasAlerts = false;
        try (JsonParser parser = Json.mapper().createParser(notification)) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            for (String name = parser.nextFieldName(); isObject && name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                hasAlerts |= name.equals(ALERTS) && value == JsonToken.START_ARRAY;
                if (KEPT.contains(name)) {
                    JsonNode kept = parser.readValueAsTree();
                    if (!kept.isNumber() || kept.intValue() != 0) {
                        around.set(name, kept);
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (!hasAlerts) {
            throw Problems.invalid(
                    "/" + ALERTS, "must be a list of alerts; send a payload of your own to POST /api/v1/issues");
        }
        return around;
    }

    @Override
    public @Nullable ForeignReport next() throws UnreadableReportException {
        try {
            if (alerts.nextToken() == JsonToken.END_ARRAY) {
                return null;
            }
            JsonNode alert = alerts.readValueAsTree();
            boolean isOver = alert.path("status").asText().equals("resolved");
            return Alert.read(alert).report(isOver ? ReportKind.RECOVERY : ReportKind.FAILURE, null, around);
        } catch (IOException e) {
            throw new UnreadableReportException("", "The alert is not JSON in UTF-8.");
        }
    }
}
