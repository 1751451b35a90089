package dev.amiss.issue.compat.cloudevents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.intake.ForeignReport;
import dev.amiss.issue.intake.IdempotencyKey;
import dev.amiss.issue.intake.UnreadableReportException;
import dev.amiss.issue.lifecycle.IssueKey;
import dev.amiss.model.Json;
import java.io.IOException;
import java.util.List;

/** Reads an event that carries its attributes beside its data. */
final class StructuredEvent {
    private static final String VERSION = "1.0";

    private StructuredEvent() {}

    /** @throws UnreadableReportException when an attribute that each event has is missing, or the data is no report */
    static ForeignReport read(JsonNode event) throws UnreadableReportException {
        for (String attribute : List.of("id", "source", "type", "specversion")) {
            if (!event.path(attribute).isTextual()
                    || event.path(attribute).textValue().isBlank()) {
                throw new UnreadableReportException("/" + attribute, "is required and must not be blank");
            }
        }
        if (!event.path("specversion").textValue().equals(VERSION)) {
            throw new UnreadableReportException("/specversion", "must be " + VERSION);
        }
        if (!(data(event) instanceof ObjectNode report)) {
            throw new UnreadableReportException(
                    "/data", "must be a report as a JSON object, such as {\"name\": \"disk full\"}");
        }
        return new ForeignReport(
                IssueKey.OWN_SCOPE,
                null,
                report,
                IdempotencyKey.ofEvent(
                        event.path("source").textValue(), event.path("id").textValue()));
    }

    private static JsonNode data(JsonNode event) throws UnreadableReportException {
        JsonNode encoded = event.path("data_base64");
        if (encoded.isMissingNode()) {
            return event.path("data");
        }
        if (event.has("data")) {
            throw new UnreadableReportException("/data_base64", "must not stand beside data");
        }
        try {
            return Json.mapper().readTree(encoded.binaryValue());
        } catch (JsonProcessingException e) {
            throw UnreadableReportException.brokenJson(e);
        } catch (IOException e) {
            throw new UnreadableReportException("/data_base64", "must be base64 of a report as JSON");
        }
    }
}
