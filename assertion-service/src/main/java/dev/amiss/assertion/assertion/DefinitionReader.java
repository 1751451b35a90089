package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.CheckTypes;
import dev.amiss.assertion.schedule.CronSchedule;
import dev.amiss.assertion.schedule.IntervalSchedule;
import dev.amiss.assertion.schedule.Schedule;
import dev.amiss.model.Severity;
import dev.amiss.service.problem.StrictFields;
import dev.amiss.service.secret.SecretFiles;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads definitions and refuses what is wrong with them, all of it at once. */
@Singleton
class DefinitionReader {
    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_INTERVAL_SEC = 366 * 24 * 3600;
    private static final int LONGEST_TIMEOUT_SEC = 24 * 3600;
    private static final int MOST_IN_ROW = 1_000;
    private static final int MOST_LABELS = 64;
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::wire).toList();

    private final CheckTypes types;
    private final SecretFiles files;
    private final Clock clock;

    DefinitionReader(CheckTypes types, SecretFiles files, Clock clock) {
        this.types = types;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Reads a whole definition. What only answers have is taken along and left out, so that an answer can be changed
     * and sent back.
     *
     * @param before the secrets of its check, by JSON pointer; they stand in for those that are sent as kept
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with everything that is wrong
     */
    AssertionDefinition read(@Nullable JsonNode body, Map<String, String> before) {
        CheckSecrets secrets = CheckSecrets.of(body, before, files);
        StrictFields fields = StrictFields.of(secrets.whole());
        String name = fields.requiredText("name", LONGEST_NAME);
        Optional<StrictFields> checkFields = fields.fields("check");
        Optional<CheckType> type = checkFields.flatMap(types::typeOf);
        Optional<Check> check = type.map(found -> found.read(checkFields.orElseThrow()));
        if (isAbsent(body, "check")) {
            fields.reject("check", "is required, such as {\"type\": \"http\", \"url\": \"https://…\"}");
        }
        Optional<Long> everySec = fields.integer("every_sec", 1, LONGEST_INTERVAL_SEC);
        Optional<String> cron = fields.text("cron", 200);
        Optional<String> timeZone = fields.text("time_zone", 100);
        if (isAbsent(body, "every_sec") && isAbsent(body, "cron")) {
            fields.reject("every_sec", "is required, such as 60, unless there is a cron");
        }
        Optional<Schedule> schedule = schedule(fields, everySec, cron, timeZone);
        int usualTimeout =
                (int) type.map(CheckType::usualTimeout).orElse(Duration.ZERO).toSeconds();
        int timeoutSec = number(fields.integer("timeout_sec", 1, LONGEST_TIMEOUT_SEC), usualTimeout);
        int failAfter = number(fields.integer("fail_after", 1, MOST_IN_ROW), 1);
        int recoverAfter = number(fields.integer("recover_after", 1, MOST_IN_ROW), 1);
        Severity severity =
                fields.oneOf("severity", SEVERITIES, Severity::ofWire).orElse(Severity.ERROR);
        Map<String, String> labels = fields.texts("labels", MOST_LABELS).orElse(Map.of());
        boolean enabled = fields.bool("enabled").orElse(true);
        Handling handling = HandlingReader.read(fields);
        AssertionView.ANSWER_ONLY.forEach(fields::any);
        secrets.problems().forEach(fields::rejectAt);
        fields.finish(secrets.redaction()::text);
        return new AssertionDefinition(
                name.strip(),
                type.orElseThrow(),
                check.orElseThrow(),
                secrets.config(),
                secrets.secrets(),
                everySec.map(Long::intValue).orElse(null),
                cron.orElse(null),
                cron.isPresent() ? timeZone.orElse("UTC") : null,
                schedule.orElseThrow(),
                timeoutSec,
                failAfter,
                recoverAfter,
                severity,
                labels,
                enabled,
                handling);
    }

    private Optional<Schedule> schedule(
            StrictFields fields, Optional<Long> everySec, Optional<String> cron, Optional<String> timeZone) {
        if (everySec.isPresent() && cron.isPresent()) {
            fields.reject("cron", "must not be given beside every_sec: it is one or the other");
        } else if (everySec.isPresent()) {
            timeZone.ifPresent(zone -> fields.reject("time_zone", "goes with cron only"));
            return Optional.of(new IntervalSchedule(Duration.ofSeconds(everySec.get())));
        }
        return cron.flatMap(expression -> cronSchedule(fields, expression, timeZone.orElse("UTC")));
    }

    private Optional<Schedule> cronSchedule(StrictFields fields, String cron, String timeZone) {
        ZoneId zone = ZoneId.of("UTC");
        try {
            zone = ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            fields.reject("time_zone", "must be a time zone's name, such as Europe/Berlin");
        }
        try {
            return Optional.of(CronSchedule.of(cron, zone, clock.instant()));
        } catch (CronSchedule.InvalidCron e) {
            fields.reject("cron", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static boolean isAbsent(@Nullable JsonNode body, String field) {
        return body == null || !body.hasNonNull(field);
    }

    private static int number(Optional<Long> sent, int usual) {
        return sent.map(Long::intValue).orElse(usual);
    }
}
