package dev.amiss.service.cron;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/** A UNIX cron expression of five fields. Immutable. */
public final class CronExpression {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final String RULE = "must be five fields, minute hour day-of-month month day-of-week, such as '";

    private final ExecutionTime times;

    private CronExpression(ExecutionTime times) {
        this.times = times;
    }

    /**
     * @param example one that makes sense where this stands, for the message to whoever wrote a wrong one
     * @throws IllegalArgumentException when it is none; the message states the rule
     */
    public static CronExpression of(String text, String example) {
        try {
            return new CronExpression(
                    ExecutionTime.forCron(PARSER.parse(text.trim()).validate()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(RULE + example + "'" + reason(e), e);
        }
    }

    /**
     * The first of its times later than that, on the clock of that time's zone: one that the clock leaves out is left out,
     * one that comes twice in autumn counts once for a fixed hour. Empty when none ever comes.
     */
    public Optional<ZonedDateTime> after(ZonedDateTime moment) {
        return times.nextExecution(moment);
    }

    private static String reason(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage()).replace("Failed to parse cron expression. ", "");
        return message.isEmpty() ? "" : ": " + message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
