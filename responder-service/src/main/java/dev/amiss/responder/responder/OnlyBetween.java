package dev.amiss.responder.responder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.responder.calendar.InvalidCalendarException;
import dev.amiss.responder.calendar.TimeZones;
import dev.amiss.responder.calendar.WeeklyHours;
import dev.amiss.service.problem.StrictFields;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code only_between}: {@code {"hours": "09:00-17:00", "days": ["mon"], "time_zone": "Europe/Berlin"}}. */
public final class OnlyBetween {
    private static final String ALL_DAY = "00:00-24:00";

    private OnlyBetween() {}

    /** What is wrong is noted with its field. */
    static Optional<WeeklyHours> read(StrictFields action) {
        return action.fields("only_between").flatMap(OnlyBetween::readHours);
    }

    private static Optional<WeeklyHours> readHours(StrictFields fields) {
        Optional<String> hours = fields.text("hours", 20);
        List<DayOfWeek> days = fields.listOf("days", WeeklyHours.DAYS.size(), WeeklyHours.DAYS, WeeklyHours::day)
                .orElse(List.of());
        Optional<String> zoneName = fields.text("time_zone", 100);
        if (hours.isEmpty() && days.isEmpty() && !fields.hasErrors()) {
            fields.reject("hours", "hours or days are required, for example {\"hours\": \"09:00-17:00\"}");
        }
        Optional<ZoneId> zone =
                noting(fields, "time_zone", () -> zoneName.map(TimeZones::of).orElse(ZoneOffset.UTC));
        Set<DayOfWeek> set = days.isEmpty() ? WeeklyHours.everyDay() : new HashSet<>(days);
        return zone.flatMap(known -> noting(fields, "hours", () -> WeeklyHours.of(hours.orElse(ALL_DAY), set, known)));
    }

    private static <T> Optional<T> noting(StrictFields fields, String field, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidCalendarException e) {
            fields.reject(field, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    static @Nullable ObjectNode write(@Nullable WeeklyHours hours) {
        if (hours == null) {
            return null;
        }
        ObjectNode json = Json.mapper().createObjectNode().put("hours", hours.hours());
        hours.dayNames().forEach(json.putArray("days")::add);
        return json.put(
                "time_zone",
                hours.zone().getId().equals("Z") ? "UTC" : hours.zone().getId());
    }

    /** One that was accepted before; null for none. */
    public static @Nullable WeeklyHours stored(@Nullable JsonNode json) {
        if (json == null || !json.isObject()) {
            return null;
        }
        Set<DayOfWeek> days = new HashSet<>();
        json.path("days").forEach(day -> WeeklyHours.day(day.asText()).ifPresent(days::add));
        return WeeklyHours.of(
                json.path("hours").asText(),
                days,
                TimeZones.of(json.path("time_zone").asText()));
    }
}
