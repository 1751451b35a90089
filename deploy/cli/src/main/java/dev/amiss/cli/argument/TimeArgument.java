package dev.amiss.cli.argument;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Reads times and durations. */
public final class TimeArgument {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})([smhdw])");
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,9}[smhdw])+");

    private TimeArgument() {}

    /** {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 2d}, {@code 1w}. */
    public static Duration duration(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new TypeConversionException("'" + text + "' is no duration; one looks like 90s, 1h30m or 2d");
        }
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            sum = sum.plus(unit(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1))));
        }
        return sum;
    }

    /** An RFC 3339 time, or a duration, which means that long ago. */
    public static Instant past(String text, Clock clock) {
        return WHOLE.matcher(text).matches() ? clock.instant().minus(duration(text)) : time(text);
    }

    /** An RFC 3339 time, or a duration, which means that long from now. */
    public static Instant future(String text, Clock clock) {
        return WHOLE.matcher(text).matches() ? clock.instant().plus(duration(text)) : time(text);
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'" + text + "' is no time; one looks like 2026-11-23T20:00:00Z, 90s, 1h30m or 2d");
        }
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }
}
