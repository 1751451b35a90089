package dev.amiss.assertion.schedule;

import dev.amiss.service.cron.CronExpression;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A UNIX cron expression of five fields in a time zone. Unlike an interval it never runs before its first time: who
 * writes 3 o'clock means it. A time that a change to summer time leaves out is left out; one that comes twice in autumn
 * counts once for a fixed hour.
 */
public final class CronSchedule implements Schedule {
    private static final String EXAMPLE = "*/15 8-18 * * MON-FRI";

    private final CronExpression times;
    private final ZoneId zone;

    private CronSchedule(CronExpression times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /**
     * @throws InvalidCron when it is no such expression, or one whose time never comes
     */
    public static CronSchedule of(String expression, ZoneId zone, Instant now) {
        CronSchedule schedule = new CronSchedule(parse(expression), zone);
        if (schedule.after(now).isEmpty()) {
            throw new InvalidCron("must have a time that comes, and '" + expression + "' never does");
        }
        return schedule;
    }

    @Override
    public Start start(long assertionId, Instant now) {
        Instant first = roundEnd(now);
        return new Start(first, first);
    }

    @Override
    public Instant next(Instant planned, Instant now) {
        return planned.isAfter(now) ? planned : roundEnd(now);
    }

    @Override
    public Instant roundEnd(Instant since) {
        return after(since)
                .orElseThrow(() -> new IllegalStateException("a cron expression without a time after " + since));
    }

    private Optional<Instant> after(Instant since) {
        return times.after(since.atZone(zone)).map(next -> next.toInstant());
    }

    private static CronExpression parse(String expression) {
        try {
            return CronExpression.of(expression, EXAMPLE);
        } catch (IllegalArgumentException e) {
            throw new InvalidCron(String.valueOf(e.getMessage()));
        }
    }

    /** Not a cron expression that can be used; the message states the rule. */
    public static final class InvalidCron extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        InvalidCron(String rule) {
            super(rule);
        }
    }
}
