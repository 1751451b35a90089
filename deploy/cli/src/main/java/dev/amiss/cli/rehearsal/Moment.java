package dev.amiss.cli.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.argument.TimeArgument;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** A time on the clock of a test, which starts at 0. */
record Moment(BigDecimal seconds) {
    static final String RULE = "must be a time since the start, such as 90s, 1h30m or 2d, or a number of seconds";

    /** {@code 90s}, {@code 1h30m}, or a number of seconds; empty when it is neither. */
    static Optional<Moment> read(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(new Moment(node.decimalValue())).filter(moment -> moment.seconds.signum() >= 0);
        }
        try {
            Duration duration = TimeArgument.duration(node.isTextual() ? node.textValue() : "");
            return Optional.of(new Moment(BigDecimal.valueOf(duration.toSeconds())));
        } catch (TypeConversionException e) {
            return Optional.empty();
        }
    }

    boolean is(Moment other) {
        return seconds.compareTo(other.seconds) == 0;
    }

    /** For people: {@code 1d2h}. */
    @Override
    public String toString() {
        Duration whole = Duration.ofSeconds(seconds.longValue());
        BigDecimal rest = seconds.remainder(BigDecimal.valueOf(60)).stripTrailingZeros();
        String text = part(whole.toDays(), "d") + part(whole.toHoursPart(), "h") + part(whole.toMinutesPart(), "m");
        return text.isEmpty() || rest.signum() > 0 ? text + rest.toPlainString() + "s" : text;
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
