package dev.amiss.cli.output;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** How long ago a time was, or how long it is until then, in the two largest units at most: {@code 3d4h}, {@code in 20s}. */
public final class Ages {
    private Ages() {}

    /** @param time RFC 3339; what is none is shown as it is */
    public static String of(String time, Instant now) {
        if (time.isEmpty()) {
            return "";
        }
        try {
            Duration age = Duration.between(Instant.parse(time), now);
            return age.isNegative() ? "in " + length(age.negated()) : length(age);
        } catch (DateTimeException e) {
            return time;
        }
    }

    static String length(Duration duration) {
        long days = duration.toDays();
        if (days >= 10) {
            return days + "d";
        }
        if (days > 0) {
            return both(days, "d", duration.toHoursPart(), "h");
        }
        if (duration.toHours() > 0) {
            return both(duration.toHours(), "h", duration.toMinutesPart(), "m");
        }
        return duration.toMinutes() > 0
                ? both(duration.toMinutes(), "m", duration.toSecondsPart(), "s")
                : duration.toSeconds() + "s";
    }

    private static String both(long large, String largeUnit, int small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : small + smallUnit);
    }
}
