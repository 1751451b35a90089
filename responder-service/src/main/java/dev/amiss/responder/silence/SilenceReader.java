package dev.amiss.responder.silence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.amiss.model.Severity;
import dev.amiss.responder.calendar.CronWindows;
import dev.amiss.responder.calendar.InvalidCalendarException;
import dev.amiss.responder.calendar.TimeZones;
import dev.amiss.responder.matching.ConditionFields;
import dev.amiss.service.problem.StrictFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a silence and names everything that is wrong with it. */
@ApplicationScoped
class SilenceReader {
    private static final List<String> SEVERITIES = List.of("info", "warning", "error", "critical");
    private static final List<String> MATCHERS = List.of("watch_pattern", "severity", "labels", "when");
    private static final List<String> OF_TIME =
            List.of("starts_at", "ends_at", "cron", "duration_sec", "time_zone", "comment");
    private static final double LONGEST_WINDOW_SEC = 31_622_400;

    private final Clock clock;

    SilenceReader(Clock clock) {
        this.clock = clock;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors */
    SilenceDraft read(@Nullable JsonNode sent) {
        StrictFields fields = StrictFields.of(sent);
        JsonNode body = sent == null ? NullNode.getInstance() : sent;
        String pattern = ConditionFields.watchPattern(fields).orElse(null);
        List<Severity> severities = severities(fields);
        Map<String, String> labels = ConditionFields.labels(fields);
        String when = ConditionFields.when(fields).orElse(null);
        boolean everything = fields.bool("everything").orElse(false);
        requireAMatcher(fields, body, everything);
        Instant startsAt = fields.time("starts_at").orElse(null);
        Instant endsAt = fields.time("ends_at").orElse(null);
        String cron = fields.text("cron", 200).orElse(null);
        Duration duration = fields.number("duration_sec", 1, LONGEST_WINDOW_SEC)
                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
                .orElse(null);
        String timeZone = fields.text("time_zone", 100).orElse(null);
        if (body.hasNonNull("cron")) {
            checkRecurring(fields, body, cron, duration, timeZone);
        } else {
            startsAt = checkOnce(fields, body, startsAt, endsAt);
        }
        String comment = fields.requiredText("comment", 2_000);
        fields.finish();
        return new SilenceDraft(
                pattern,
                severities,
                labels,
                when,
                everything,
                startsAt,
                endsAt,
                cron,
                duration,
                cron == null ? null : Objects.requireNonNullElse(timeZone, "UTC"),
                comment);
    }

    /**
     * What a silence matches, as one that is in force for an hour; when it is in force and why may be missing.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors
     */
    Silence matcher(@Nullable JsonNode sent) {
        StrictFields fields = StrictFields.of(sent);
        String pattern = ConditionFields.watchPattern(fields).orElse(null);
        List<Severity> severities = severities(fields);
        Map<String, String> labels = ConditionFields.labels(fields);
        String when = ConditionFields.when(fields).orElse(null);
        boolean everything = fields.bool("everything").orElse(false);
        requireAMatcher(fields, sent == null ? NullNode.getInstance() : sent, everything);
        OF_TIME.forEach(fields::has);
        fields.finish();
        Instant now = clock.instant();
        var draft = new SilenceDraft(
                pattern, severities, labels, when, everything, now, now.plusSeconds(3_600), null, null, null, "");
        return new SilenceRow(0, draft, "", now, null, null, new SilenceStanding(null, SilenceStanding.Told.NOTHING))
                .silence();
    }

    private static List<Severity> severities(StrictFields fields) {
        return fields.listOf("severity", SEVERITIES.size(), SEVERITIES, Severity::ofWire).orElse(List.of()).stream()
                .distinct()
                .toList();
    }

    private static void requireAMatcher(StrictFields fields, JsonNode body, boolean everything) {
        boolean hasOne = MATCHERS.stream().anyMatch(field -> isGiven(body, field));
        if (everything && hasOne) {
            fields.reject("everything", "stands alone: leave out the other matchers, or this one");
        }
        if (!everything && !hasOne) {
            fields.reject(
                    "watch_pattern",
                    "at least one matcher is required: watch_pattern, severity, labels or when, for example"
                            + " \"watch_pattern\": \"db-.*\"; to mute all, say \"everything\": true");
        }
    }

    /** Whether a matcher is there; an empty list or object matches nothing and is none. */
    private static boolean isGiven(JsonNode body, String field) {
        JsonNode value = body.path(field);
        return value.isContainerNode() ? !value.isEmpty() : body.hasNonNull(field);
    }

    private Instant checkOnce(
            StrictFields fields, JsonNode body, @Nullable Instant startsAt, @Nullable Instant endsAt) {
        for (String field : List.of("duration_sec", "time_zone")) {
            if (body.hasNonNull(field)) {
                fields.reject(field, "goes with cron only; a silence that comes once has starts_at and ends_at");
            }
        }
        Instant now = clock.instant();
        Instant start = startsAt == null ? now : startsAt;
        if (endsAt == null) {
            if (!body.hasNonNull("ends_at")) {
                fields.reject("ends_at", "is required, such as 2026-11-23T20:00:00Z, unless there is a cron");
            }
        } else if (!endsAt.isAfter(start)) {
            fields.reject("ends_at", "must be later than starts_at");
        } else if (!endsAt.isAfter(now)) {
            fields.reject("ends_at", "must be in the future");
        }
        return start;
    }

    private void checkRecurring(
            StrictFields fields,
            JsonNode body,
            @Nullable String cron,
            @Nullable Duration duration,
            @Nullable String timeZone) {
        for (String field : List.of("starts_at", "ends_at")) {
            if (body.hasNonNull(field)) {
                fields.reject(field, "must not be given beside cron: it is one or the other");
            }
        }
        if (!body.hasNonNull("duration_sec")) {
            fields.reject("duration_sec", "is required beside cron, such as 7200");
        }
        Optional<ZoneId> zone = zone(fields, timeZone);
        if (cron != null && duration != null && zone.isPresent()) {
            try {
                CronWindows.of(cron, zone.get(), duration, clock.instant());
            } catch (InvalidCalendarException e) {
                fields.reject("cron", String.valueOf(e.getMessage()));
            }
        }
    }

    private static Optional<ZoneId> zone(StrictFields fields, @Nullable String name) {
        try {
            return Optional.of(name == null ? ZoneOffset.UTC : TimeZones.of(name));
        } catch (InvalidCalendarException e) {
            fields.reject("time_zone", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
