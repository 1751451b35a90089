package dev.amiss.responder.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.service.console.Form;
import dev.amiss.service.problem.Problems;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes of a form's fields the body that the API takes, which then says what is wrong with it. */
@Singleton
class SilenceForm {
    static final List<String> FIELDS = List.of(
            "watch_pattern", "severity", "labels", "when", "hours", "starts_at", "cron", "time_zone", "comment");

    private static final List<String> MATCHERS = List.of("watch_pattern", "when", "comment");
    private static final double MOST_HOURS = 8_784;

    private final ProjectionStore projection;
    private final Jdbi jdbi;

    SilenceForm(ProjectionStore projection, Jdbi jdbi) {
        this.projection = projection;
        this.jdbi = jdbi;
    }

    /** What the form begins with. */
    Form begin(MultivaluedMap<String, String> query) {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        FIELDS.stream().filter(query::containsKey).forEach(field -> fields.put(field, query.get(field)));
        if (!fields.containsKey("hours")) {
            fields.putSingle("hours", "1");
        }
        issue(query.getFirst("issue_id"))
                .ifPresent(issue -> fields.putSingle("watch_pattern", Pattern.quote(issue.name())));
        return Form.of(fields);
    }

    private Optional<Issue> issue(@Nullable String id) {
        return id == null || !id.matches("\\d{1,18}")
                ? Optional.empty()
                : jdbi.withHandle(handle -> projection.find(handle, Long.parseLong(id)));
    }

    /**
     * @param zone by which times were typed
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is not said how long
     */
    static ObjectNode read(Form form, Instant now, ZoneId zone) {
        ObjectNode body = matcher(form);
        Duration length = hours(form.value("hours"));
        if (form.value("cron").isBlank()) {
            Instant start = now;
            if (!form.value("starts_at").isBlank()) {
                String typed = ChosenTime.local(form.value("starts_at"), zone);
                body.put("starts_at", typed);
                start = typed.endsWith("Z") ? Instant.parse(typed) : now;
            }
            body.put("ends_at", Json.time(start.plus(length)));
        } else {
            copy(form, body, "cron");
            copy(form, body, "time_zone");
            body.put("duration_sec", length.toSeconds());
        }
        return body;
    }

    /** What it matches, and why; not when. */
    static ObjectNode matcher(Form form) {
        ObjectNode body = Json.mapper().createObjectNode();
        MATCHERS.forEach(field -> copy(form, body, field));
        List<String> severities =
                form.values("severity").stream().filter(each -> !each.isBlank()).toList();
        if (!severities.isEmpty()) {
            severities.forEach(body.withArray("severity")::add);
        }
        labels(form.value("labels"), body);
        if (form.has("everything", "true")) {
            body.put("everything", true);
        }
        return body;
    }

    /** Where in the form that stands of which the API speaks. */
    static String placeOf(String pointer) {
        return pointer.equals("/ends_at") || pointer.equals("/duration_sec") ? "/hours" : pointer;
    }

    private static void labels(String text, ObjectNode body) {
        if (!text.isBlank()) {
            ObjectNode labels = body.putObject("labels");
            for (String label : text.split("[,\n]", -1)) {
                String[] parts = label.strip().split(":", 2);
                if (!parts[0].isBlank()) {
                    labels.put(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip());
                }
            }
        }
    }

    private static Duration hours(String text) {
        try {
            double hours = Double.parseDouble(text.strip());
            if (hours > 0 && hours <= MOST_HOURS) {
                return Duration.ofSeconds(Math.max(1, Math.round(hours * 3_600)));
            }
        } catch (NumberFormatException e) {
            throw noHours();
        }
        throw noHours();
    }

    private static RuntimeException noHours() {
        return Problems.invalid("/hours", "must be a number of hours of at most a year, such as 1.5");
    }

    private static void copy(Form form, ObjectNode body, String field) {
        if (!form.value(field).isBlank()) {
            body.put(field, form.value(field).strip());
        }
    }
}
