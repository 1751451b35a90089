package dev.amiss.assertion.expression.sql;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Constants, in SQL and in expressions. Conservative: what it is not sure of it does not read. */
final class Literals {
    private static final Pattern DURATION = Pattern.compile("(-?)(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,12})s)?");
    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    /** Added to any time that an expression can hold it is a time that PostgreSQL can. */
    private static final long LONGEST_SPAN_SECONDS = 100_000_000_000L;

    private Literals() {}

    /** Needs {@code standard_conforming_strings}. */
    static Term text(String value) {
        return value.indexOf('\0') >= 0 || hasLoneSurrogate(value)
                ? Term.UNKNOWN
                : Term.stored("'" + value.replace("'", "''") + "'::text", Term.Kind.TEXT);
    }

    static String column(String name) {
        return "q.\"" + name.replace("\"", "\"\"") + "\"";
    }

    static Term time(Instant value) {
        boolean isStorable = value.isAfter(EARLIEST) && value.isBefore(LATEST) && value.getNano() % 1_000 == 0;
        return isStorable ? Term.stored("'" + value + "'::timestamptz", Term.Kind.TIME) : Term.UNKNOWN;
    }

    static Term span(Duration value) {
        return Math.abs(value.getSeconds()) <= LONGEST_SPAN_SECONDS
                ? Term.stored("make_interval(secs => " + value.getSeconds() + ")", Term.Kind.SPAN)
                : Term.UNKNOWN;
    }

    /** What {@code timestamp('…')} means. */
    static Optional<Instant> readTime(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What {@code duration('…')} means, of whole hours, minutes and seconds. */
    static Optional<Duration> readSpan(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches() || text.isEmpty() || text.equals("-")) {
            return Optional.empty();
        }
        Duration span = Duration.ofHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4)));
        return Optional.of(parts.group(1).isEmpty() ? span : span.negated());
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(each -> each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE);
    }
}
