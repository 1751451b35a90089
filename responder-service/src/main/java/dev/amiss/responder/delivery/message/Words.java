package dev.amiss.responder.delivery.message;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as people read them. */
public final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    /** {@code 2026-11-24 08:30:12 UTC} */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** The two largest units: {@code 45 s}, {@code 12 min}, {@code 2 h 5 min}, {@code 3 days 4 h}. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, " min", seconds % 60, " s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3_600, " h", seconds % 3_600 / 60, " min");
        }
        long days = seconds / 86_400;
        return two(days, days == 1 ? " day" : " days", seconds % 86_400 / 3_600, " h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
    }

    /** {@code 1 issue}, {@code 1,204 issues} */
    public static String issues(long count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "issue" : "issues");
    }
}
