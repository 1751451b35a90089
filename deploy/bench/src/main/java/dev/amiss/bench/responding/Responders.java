package dev.amiss.bench.responding;

import dev.amiss.bench.target.Json;
import dev.amiss.bench.target.RunningAmiss;
import dev.amiss.bench.target.Sql;
import java.util.concurrent.atomic.AtomicInteger;

/** Responders that log, long after the issue or at once. */
final class Responders {
    static final String DATABASE = "amiss_responder";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Responders() {}

    /** A word that no other issue's name begins with. */
    static String freshWord() {
        return "bench" + NEXT.incrementAndGet();
    }

    /** One that logs issues whose names begin so. */
    static void create(RunningAmiss amiss, String prefix, int delaySeconds) {
        Json.post(amiss.responderUrl() + "/api/v1/responders", """
                {"watch_pattern": "%s-.*", "actions": [{"target_function": "issue.actions.log", "delay_sec": %d,
                 "function_kwargs": {}}]}""".formatted(prefix, delaySeconds));
    }

    /** How many issue events were applied by now. */
    static long appliedEvents(RunningAmiss amiss) {
        return Sql.number(
                amiss,
                DATABASE,
                "SELECT coalesce(sum(next), 0) FROM bookmark WHERE topic = '" + dev.amiss.model.Topics.ISSUE_EVENTS
                        + "'");
    }

    /** The number of actions so far, by the id of the last; ids have few gaps. */
    static long lastAction(RunningAmiss amiss) {
        return Sql.number(amiss, DATABASE, "SELECT coalesce(max(id), 0) FROM action");
    }
}
