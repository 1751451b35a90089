package dev.amiss.bench.responding;

import dev.amiss.bench.subject.Json;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.embedded.Databases;
import java.util.concurrent.atomic.AtomicInteger;

/** Responders that log, long after the issue or at once. */
final class Responders {
    static final String DATABASE = Databases.RESPONDER;

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Responders() {}

    /** A word that no other issue's name begins with. */
    static String freshWord() {
        return "bench" + NEXT.incrementAndGet();
    }

    /** One that logs issues whose names begin so. */
    static void create(RunningAmiss amiss, String prefix, int delaySeconds) {
        Json.post(amiss.responderUrl() + "/api/v1/responders", definition(prefix, delaySeconds));
    }

    static String definition(String prefix, int delaySeconds) {
        return """
                {"watch_pattern": "%s-.*", "actions": [{"target_function": "issue.actions.log", "delay_sec": %d,
                 "function_kwargs": {}}]}""".formatted(prefix, delaySeconds);
    }

    /** How many actions there are with higher ids. */
    static long actionsAfter(RunningAmiss amiss, long id) {
        return Sql.number(amiss, DATABASE, "SELECT count(*) FROM action WHERE id > " + id);
    }

    /** The id of the last action. */
    static long lastAction(RunningAmiss amiss) {
        return Sql.number(amiss, DATABASE, "SELECT coalesce(max(id), 0) FROM action");
    }
}
