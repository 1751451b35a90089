package dev.amiss.responder.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.service.console.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes of a form's fields the body that the API takes, which then says what is wrong with it. */
final class SilenceForm {
    static final List<String> FIELDS = List.of(
            "watch_pattern", "severity", "labels", "when", "hours", "cron", "duration_sec", "time_zone", "comment");

    private SilenceForm() {}

    static ObjectNode read(Form form, Instant now) {
        ObjectNode body = Json.mapper().createObjectNode();
        copy(form, body, "watch_pattern");
        copy(form, body, "when");
        copy(form, body, "comment");
        List<String> severities =
                form.values("severity").stream().filter(each -> !each.isBlank()).toList();
        if (!severities.isEmpty()) {
            severities.forEach(body.withArray("severity")::add);
        }
        labels(form.value("labels"), body);
        if (form.has("everything", "true")) {
            body.put("everything", true);
        }
        if (form.value("cron").isBlank()) {
            body.put("starts_at", Json.time(now)).put("ends_at", Json.time(now.plus(hours(form.value("hours")))));
        } else {
            copy(form, body, "cron");
            copy(form, body, "time_zone");
            body.put("duration_sec", hours(form.value("hours")).toSeconds());
        }
        return body;
    }

    private static void labels(String text, ObjectNode body) {
        if (!text.isBlank()) {
            ObjectNode labels = body.putObject("labels");
            for (String label : text.split(",")) {
                String[] parts = label.strip().split(":", 2);
                labels.put(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip());
            }
        }
    }

    private static Duration hours(String text) {
        try {
            return Duration.ofMinutes(Math.max(1, Math.round(Double.parseDouble(text) * 60)));
        } catch (NumberFormatException e) {
            return Duration.ofHours(1);
        }
    }

    private static void copy(Form form, ObjectNode body, String field) {
        if (!form.value(field).isBlank()) {
            body.put(field, form.value(field).strip());
        }
    }
}
