package dev.amiss.service.console;

import io.quarkus.qute.RawString;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times for people; templates call it {@code cdi:times}. Each is a {@code <time>} with the exact time in UTC on hover; the
 * pages' script turns it to the reader's own time and keeps it current. Nothing for null. Thread-safe.
 */
@Named("times")
@Singleton
public class Times {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern WRITTEN = Pattern.compile(
            "\\b2\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z");
    private static final Duration JUST_NOW = Duration.ofSeconds(5);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /** The time itself: {@code 24 Nov 2026, 08:30:00 UTC}. */
    public RawString at(@Nullable Instant time) {
        return time == null ? new RawString("") : tag(time, "at", SHORT.format(time));
    }

    /** A sentence whose times, written as {@code 2026-11-24T08:30:00Z}, become readable; all else is escaped. */
    public RawString within(@Nullable String text) {
        if (text == null) {
            return new RawString("");
        }
        StringBuilder html = new StringBuilder();
        Matcher written = WRITTEN.matcher(text);
        int end = 0;
        while (written.find()) {
            html.append(JsonHtml.escape(text.substring(end, written.start()))).append(readable(written.group()));
            end = written.end();
        }
        return new RawString(html.append(JsonHtml.escape(text.substring(end))).toString());
    }

    private String readable(String written) {
        try {
            return at(Instant.parse(written)).getValue();
        } catch (DateTimeException e) {
            return written;
        }
    }

    /** How long ago: {@code 8 days ago}. */
    public RawString ago(@Nullable Instant time) {
        if (time == null) {
            return new RawString("");
        }
        Duration since = Duration.between(time, clock.instant());
        return tag(time, "ago", since.compareTo(JUST_NOW) < 0 ? "just now" : span(since) + " ago");
    }

    /** How long since: {@code 8 days}. */
    public RawString age(@Nullable Instant time) {
        return time == null ? new RawString("") : tag(time, "age", span(Duration.between(time, clock.instant())));
    }

    /** How long until: {@code in 4 min}, counting down; {@code now} afterwards. */
    public RawString until(@Nullable Instant time) {
        if (time == null) {
            return new RawString("");
        }
        Duration left = Duration.between(clock.instant(), time);
        return tag(time, "until", left.isNegative() || left.isZero() ? "now" : "in " + span(left));
    }

    /** A length in its largest unit: {@code 42 s}, {@code 5 min}, {@code 3 hours}, {@code 8 days}, {@code 3 months}. */
    public static String span(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        long days = seconds / 86_400;
        if (days >= 730) {
            return many(days / 365, "year");
        }
        if (days >= 60) {
            return many(days / 30, "month");
        }
        if (days >= 1) {
            return many(days, "day");
        }
        if (seconds >= 3600) {
            return many(seconds / 3600, "hour");
        }
        return seconds >= 60 ? seconds / 60 + " min" : seconds + " s";
    }

    /** A length of milliseconds: {@code 12 ms}, {@code 1.5 s}, then as {@link #span}. */
    public String millis(long millis) {
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis < 60_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
                : span(Duration.ofMillis(millis));
    }

    private static String many(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    private static RawString tag(Instant time, String kind, String text) {
        return new RawString("<time datetime=\"" + time + "\" title=\"" + EXACT.format(time) + "\" data-time=\"" + kind
                + "\">" + text + "</time>");
    }
}
