package dev.amiss.assertion.run;

import dev.amiss.assertion.schedule.Schedule;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Changes what is to be run, in the caller's JTA transaction; this replica's loop is woken by its commit. A change makes
 * a run that is under way worthless: what it finds was asked of another definition.
 */
@Singleton
public class Duties {
    private final Clock clock;
    private final RunSignal signal;

    Duties(Clock clock, RunSignal signal) {
        this.clock = clock;
        this.signal = signal;
    }

    /** A new assertion shall be run. */
    public void begin(Handle handle, long assertionId, Schedule schedule) {
        Schedule.Start start = schedule.start(assertionId, clock.instant());
        handle.createUpdate("INSERT INTO duty (assertion_id, due_at, planned_at) VALUES (:id, :due, :planned)")
                .bind("id", assertionId)
                .bind("due", start.due())
                .bind("planned", start.planned())
                .execute();
        signal.wakeAfterCommit(handle);
    }

    /** Locks an assertion's duty until the end of the transaction. Whoever locks more of it does this first. */
    public void lock(Handle handle, long assertionId) {
        handle.createQuery("SELECT true FROM duty WHERE assertion_id = :id FOR UPDATE")
                .bind("id", assertionId)
                .mapTo(Boolean.class)
                .findOne();
    }

    /**
     * An assertion shall be run by another definition, from now on, or was enabled.
     *
     * @param afresh whether it looks at something else: what was reported before recovers, and it is run, both at once
     */
    public void changed(Handle handle, long assertionId, Schedule schedule, boolean afresh) {
        Schedule.Start start = schedule.start(assertionId, clock.instant());
        handle.createUpdate("""
                        UPDATE duty SET claim = claim + 1, lease_until = NULL, due_at = :due, planned_at = :planned,
                            must_recover = must_recover OR :afresh WHERE assertion_id = :id""")
                .bind("id", assertionId)
                .bind("due", afresh ? clock.instant() : start.due())
                .bind("planned", start.planned())
                .bind("afresh", afresh)
                .execute();
        signal.wakeAfterCommit(handle);
    }

    /** An assertion shall not be run until it is enabled; {@code afresh} as in {@link #changed}. */
    public void pause(Handle handle, long assertionId, boolean afresh) {
        handle.createUpdate("""
                        UPDATE duty SET claim = claim + 1, lease_until = NULL, must_recover = must_recover OR :afresh,
                            due_at = CASE WHEN must_recover OR :afresh THEN :now::timestamptz END WHERE assertion_id = :id""")
                .bind("id", assertionId)
                .bind("now", clock.instant())
                .bind("afresh", afresh)
                .execute();
        signal.wakeAfterCommit(handle);
    }

    /** A deleted assertion's issues shall recover and its rows go. */
    public void remove(Handle handle, long assertionId) {
        handle.createUpdate("UPDATE duty SET claim = claim + 1, lease_until = NULL, due_at = :now, must_recover = true"
                        + " WHERE assertion_id = :id")
                .bind("id", assertionId)
                .bind("now", clock.instant())
                .execute();
        signal.wakeAfterCommit(handle);
    }

    /**
     * Asks for a run at once, which begins after this: one that is under way is followed by another.
     *
     * @return the number of the demand; empty when the assertion is paused, deleted or not there
     */
    public Optional<Long> demand(Handle handle, long assertionId) {
        Optional<Long> demand = handle.createQuery("""
                        UPDATE duty SET demand = demand + 1, due_at = least(due_at, :now)
                        FROM assertion a WHERE assertion_id = :id AND a.id = :id AND a.enabled AND a.deleted_at IS NULL
                        RETURNING demand""")
                .bind("id", assertionId)
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .findOne();
        signal.wakeAfterCommit(handle);
        return demand;
    }

    /** As {@link #demand}, of several. */
    void demandThese(Handle handle, List<Long> assertionIds) {
        handle.createUpdate("""
                        UPDATE duty SET demand = demand + 1, due_at = least(due_at, :now)
                        WHERE assertion_id IN (
                            SELECT d.assertion_id FROM duty d JOIN assertion a ON a.id = d.assertion_id
                            WHERE d.assertion_id = ANY(:ids) AND a.enabled AND a.deleted_at IS NULL
                            ORDER BY d.assertion_id FOR UPDATE OF d)""")
                .bind("now", clock.instant())
                .bindArray("ids", Long.class, assertionIds.toArray())
                .execute();
        signal.wakeAfterCommit(handle);
    }

    /** Asks for a run of all that are enabled; answers how many these are. */
    public int demandAll(Handle handle) {
        int demanded = handle.createUpdate("""
                        UPDATE duty SET demand = demand + 1, due_at = least(due_at, :now)
                        WHERE assertion_id IN (
                            SELECT d.assertion_id FROM duty d JOIN assertion a ON a.id = d.assertion_id
                            WHERE a.enabled AND a.deleted_at IS NULL ORDER BY d.assertion_id FOR UPDATE OF d)""").bind("now", clock.instant()).execute();
        signal.wakeAfterCommit(handle);
        return demanded;
    }
}
