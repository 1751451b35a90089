package dev.amiss.responder.calendar;

import dev.amiss.service.cron.CronExpression;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * The times of a UNIX cron expression of five fields in a time zone. A time that the change to summer time leaves out comes
 * as much later as the clock was put forward; one that comes twice in autumn counts once for a fixed hour. Immutable.
 */
final class CronTimes {
    private static final String EXAMPLE = "0 22 * * SAT";

    private final CronExpression times;
    private final ZoneId zone;

    CronTimes(String expression, ZoneId zone) {
        this.times = parse(expression);
        this.zone = zone;
    }

    private static CronExpression parse(String expression) {
        try {
            return CronExpression.of(expression, EXAMPLE);
        } catch (IllegalArgumentException e) {
            throw new InvalidCalendarException(String.valueOf(e.getMessage()));
        }
    }

    /** The first time later than that; empty when none ever comes. */
    Optional<Instant> after(Instant moment) {
        Optional<Instant> onTheClock = times.after(moment.atZone(zone)).map(ZonedDateTime::toInstant);
        Optional<Instant> leftOut = leftOutAfter(moment, onTheClock.orElse(moment));
        return leftOut.isPresent() ? leftOut : onTheClock;
    }

    /** The first time later than {@code moment} and before {@code limit} that stands for one which the clock leaves out. */
    private Optional<Instant> leftOutAfter(Instant moment, Instant limit) {
        ZoneOffsetTransition change = zone.getRules().previousTransition(moment.plusMillis(1));
        if (change == null
                || moment.isAfter(change.getInstant().plus(change.getDuration().abs()))) {
            change = zone.getRules().nextTransition(moment);
        }
        while (change != null && change.getInstant().isBefore(limit)) {
            Optional<Instant> found = change.isGap() ? leftOutBy(change, moment) : Optional.empty();
            if (found.filter(limit::isAfter).isPresent()) {
                return found;
            }
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return Optional.empty();
    }

    private Optional<Instant> leftOutBy(ZoneOffsetTransition gap, Instant moment) {
        LocalDateTime local = gap.getDateTimeBefore().minusMinutes(1);
        while (true) {
            Optional<ZonedDateTime> next = times.after(local.atZone(ZoneOffset.UTC));
            if (next.isEmpty() || !next.get().toLocalDateTime().isBefore(gap.getDateTimeAfter())) {
                return Optional.empty();
            }
            local = next.get().toLocalDateTime();
            Instant shifted = local.toInstant(gap.getOffsetBefore());
            if (shifted.isAfter(moment)) {
                return Optional.of(shifted);
            }
        }
    }
}
