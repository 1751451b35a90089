package dev.amiss.assertion.schedule;

import java.time.Instant;

/** The times at which an assertion is planned to run. Immutable. */
public sealed interface Schedule permits IntervalSchedule, CronSchedule {
    /** The first runs of an assertion that was just created, changed or enabled. */
    Start start(long assertionId, Instant now);

    /**
     * The planned run that follows {@code planned}. Runs that were missed are made up for by one: the answer is always
     * later than {@code now}.
     */
    Instant next(Instant planned, Instant now);

    /** By when something that happens once per round must happen again, having happened at {@code since}. */
    Instant roundEnd(Instant since);

    /**
     * How an assertion begins.
     *
     * @param due when it runs for the first time
     * @param planned the planned run from which the schedule then goes on, not before {@code due}
     */
    record Start(Instant due, Instant planned) {}
}
