package dev.amiss.responder.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.service.console.Form;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A time that people choose in a form: {@code by} is a number of seconds, {@code tomorrow} for nine in the morning, or {@code
 * at} for what stands in the field {@code at}, by their own clock.
 */
final class ChosenTime {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private ChosenTime() {}

    /** As the API takes it: {@code by_sec}, or the time in a field of that name. */
    static ObjectNode read(Form form, String until, Instant now, ZoneId zone) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        String by = form.value("by");
        if (by.matches("\\d{1,9}")) {
            body.put("by_sec", Long.parseLong(by));
        } else if (by.equals("tomorrow")) {
            ZonedDateTime morning =
                    now.atZone(zone).toLocalDate().plusDays(1).atTime(MORNING).atZone(zone);
            body.put(until, Json.time(morning.toInstant()));
        } else if (!form.value("at").isBlank()) {
            body.put(until, local(form.value("at"), zone));
        }
        return body;
    }

    /** A time by somebody's clock, such as {@code 2026-11-24T09:00}, in UTC; what is none stays as it is. */
    static String local(String typed, ZoneId zone) {
        try {
            return Json.time(LocalDateTime.parse(typed.strip()).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return typed;
        }
    }
}
