package dev.amiss.issue.compat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Times as other systems write them. */
public final class ForeignTime {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(java.util.Locale.ROOT);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private ForeignTime() {}

    /**
     * Reads RFC 3339, ISO 8601 with an offset like {@code +0000} or none (UTC), or seconds since 1970. Null when it is none
     * of these or an absurd time; so is the zero time of Go's year 1, which stands for none.
     */
    public static @Nullable Instant read(@Nullable JsonNode value) {
        if (value == null || !value.isValueNode() || value.isNull() || value.isBoolean()) {
            return null;
        }
        try {
            Instant time = value.isNumber()
                    ? ofSeconds(value.decimalValue())
                    : parse(value.asText().strip());
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static Instant parse(String text) {
        if (!text.isEmpty() && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')) && text.length() < 30) {
            return ofSeconds(new BigDecimal(text));
        }
        TemporalAccessor parsed = FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime time
                ? time.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }

    private static Instant ofSeconds(BigDecimal seconds) {
        if (seconds.precision() - seconds.scale() > 12) {
            throw new ArithmeticException("too large");
        }
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }
}
